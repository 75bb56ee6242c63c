using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Ec2.Instances;

/// <summary>
/// The credit option of burstable instances
/// (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-performance-instances.html).
/// </summary>
public static class CpuCredits
{
    public const string Standard = "standard";
    public const string Unlimited = "unlimited";

    /// <summary>What the instance has; null if its type uses none.</summary>
    public static string? Of(Instance instance) => InstanceTypes.Find(instance.InstanceType) is { IsBurstable: true } type
        ? instance.Options.CpuCredits ?? type.UsualCredits
        : null;

    public static ServiceError? Check(string? given) =>
        given is null or Standard or Unlimited ? null : Ec2Errors.AttributeValue("cpuCredits", given);
}

/// <summary>What became of one change of ModifyInstanceCreditSpecification.</summary>
/// <param name="InstanceId">As the request names it.</param>
/// <param name="Error">Why it isn't changed; null if it is.</param>
public sealed record CreditChange(string InstanceId, ServiceError? Error);
