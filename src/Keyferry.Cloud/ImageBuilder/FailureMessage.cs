using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>Image Builder's words for a failed distribution (F1.10–F1.17, E1–E3).</summary>
internal static class FailureMessage
{
    /// <summary>The longest state.reason (F1.3).</summary>
    public const int Longest = 1024;

    // Follows every STS error (F1.12, E2).
    private const string StsAdvice =
        ". Please make sure your 'EC2ImageBuilderDistributionCrossAccountRole' is setup with correct permission policies."
        + " If you are copying AMI to opt-in regions, please make sure the region is enabled in the account";

    /// <summary>A service's refusal: <c>EC2 Client Error: '…'</c>.</summary>
    public static string Refusal(ServiceError error) =>
        $"{ServiceName(error.Service)} Client Error: '{error.Message}'" + (error.Service == "sts" ? StsAdvice : "");

    /// <summary>A copy that reached the state <c>failed</c>; the reason stays with the AMI (E3).</summary>
    public static string FailedCopy(string imageId) => $"AMI Copy Reported Failure For '{imageId}'";

    /// <summary>One numbered item, up to the stop after the Region. For launch permissions the destination is the source itself (F1.14).</summary>
    public static string Item(string failure, AccountId source, AccountId destination, Region region) =>
        $"{failure} when distributing the image from the source account (ID: {source}) to the destination account"
        + $" (ID: {destination}) in Region {region}.";

    /// <summary>The whole reason (F1.10). That more items follow on one line is our inference (F1.13, Q8).</summary>
    public static string Reason(string jobId, string imageArn, IEnumerable<string> items)
    {
        string list = string.Join(' ', items.Distinct(StringComparer.Ordinal).Select((item, i) => $"{i + 1}) {item}"));
        return Cut($"Distribution failed with JobId '{jobId}', status = 'Failed' for ARN '{imageArn}'."
            + $" 'Not all distribution jobs are completed. {list}'");
    }

    /// <summary>A failure of the build stage (F1.17).</summary>
    public static string BuildReason(string executionId, string imageArn, string failure) =>
        Cut($"SSM execution '{executionId}' failed for image arn: '{imageArn}' with status = 'Failed' in state = 'BUILDING'"
            + $" and failure message = '{failure}'");

    /// <summary>An instance that terminated at once; that the reason quotes its StateReason is our inference (F2.69).</summary>
    public static string Terminated(string instanceId, string stateReason) => $"Instance {instanceId} was terminated: {stateReason}";

    public static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];

    private static string ServiceName(string service) => service switch
    {
        "license-manager" => "License Manager",
        _ => service.ToUpperInvariant(),
    };
}
