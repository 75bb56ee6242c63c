using System.Text.Json.Nodes;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Translation;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Wire.Services.Iam;

namespace Keyferry.Aws.Reading;

/// <summary>Managed policies, each once: AWS's own are the same in every account.</summary>
internal sealed class PolicyReading(Readers readers)
{
    public Task ReadAsync(AccountId account, string arn) => readers.Once(
        $"policy {arn}", () => TextAsync(AwsManagedPolicies.IsAwsManaged(arn) ? readers.Source : account, arn));

    private async Task TextAsync(AccountId account, string arn)
    {
        Answer<GetPolicyResponse> policy = await readers.Access.ReadAsync(
            account, readers.Home, ReadActions.GetPolicy, arn,
            (aws, stop) => aws.Iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = arn }, stop)).ConfigureAwait(false);
        string? version = (policy as Answer<GetPolicyResponse>.Known)?.Value.Policy?.DefaultVersionId;
        if (version is null)
        {
            Put(arn, PolicyTexts.Unknown(NameOf(arn), Because(policy, $"iam:GetPolicy of {arn}")));
            return;
        }

        Answer<GetPolicyVersionResponse> text = await readers.Access.ReadAsync(
            account, readers.Home, ReadActions.GetPolicyVersion, arn,
            (aws, stop) => aws.Iam.GetPolicyVersionAsync(
                new GetPolicyVersionRequest { PolicyArn = arn, VersionId = version }, stop)).ConfigureAwait(false);
        if (text is not Answer<GetPolicyVersionResponse>.Known known)
        {
            Put(arn, PolicyTexts.Unknown(NameOf(arn), Because(text, $"iam:GetPolicyVersion of {arn}")));
            return;
        }

        string? document = PolicyTexts.Decoded(known.Value.PolicyVersion?.Document);
        if (document is null || !IsShipped(arn, document))
        {
            PolicySource source = PolicyTexts.Read(ShortName(arn), arn, "iam:GetPolicyVersion", document, PolicyKind.Identity);
            Put(arn, AwsManagedPolicies.IsAwsManaged(arn) ? source with { Name = NameOf(arn) } : source, version);
        }
    }

    private void Put(string arn, PolicySource source, string version = "v1")
    {
        readers.Draft.Put(new ManagedPolicy(arn, source) { DefaultVersionId = version });
        readers.Draft.PutOrigin(arn, $"iam:GetPolicyVersion of {arn}");
    }

    private string Because<T>(Answer<T> answer, string what) =>
        answer is Answer<T>.Unknown unknown ? readers.Draft.Note(unknown.Because) : $"{what} answered that there is none";

    // The text that ships with the program is the one that other findings know.
    private static bool IsShipped(string arn, string document) =>
        AwsManagedPolicies.Find(arn) is { } shipped && shipped.Source.Policy.IsKnown
        && JsonNode.DeepEquals(JsonNode.Parse(shipped.Source.Policy.Value.Text), ParseOrNull(document));

    private static JsonNode? ParseOrNull(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    // As scenarios call them: with the path before the name.
    private static string ShortName(string arn) => AwsManagedPolicies.IsAwsManaged(arn)
        ? "managed policy"
        : $"managed policy {arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..]}";

    private static string NameOf(string arn) => AwsManagedPolicies.IsAwsManaged(arn)
        ? $"managed policy {arn[(arn.LastIndexOf('/') + 1)..]}"
        : $"{ShortName(arn)} of {arn}";
}
