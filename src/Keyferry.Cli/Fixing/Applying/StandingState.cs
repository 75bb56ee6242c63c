using System.Text.Json;
using System.Text.Json.Nodes;
using Keyferry.Doctor.Fixing.Calls;
using Keyferry.Policies.Language;

namespace Keyferry.Cli.Fixing.Applying;

/// <summary>
/// What stands where a step is about to write. The APIs replace whole documents: a change that somebody made after the plan
/// was computed would be lost. What the plan found there is what its way back would write.
/// </summary>
internal sealed class StandingState(AccountCaller caller)
{
    /// <summary>Null where everything is as the plan found it, or nothing is replaced; else why not to go on.</summary>
    public async Task<string?> DifferenceAsync(FixStep step)
    {
        foreach (ApiCall undo in step.Undo)
        {
            if (Question(step, undo) is not { } question)
            {
                continue;
            }

            string what = $"before {step.Calls[0].Action} in {step.Region} of account {step.Account}, {question.Action}";
            Called called = await caller.CallAsync(question);
            if (!called.IsDone && !called.IsMissing)
            {
                return $"{what} was to tell whether anything changed since the plan was made, and failed: {called.Error}";
            }

            if (!IsSame(undo, called))
            {
                return $"{what} answers something else than the plan was made of: somebody has changed it meanwhile. Run it again for "
                    + "a plan that keeps that change";
            }
        }

        return null;
    }

    // What asks for the thing that an undo call would write.
    private static ApiCall? Question(FixStep step, ApiCall undo)
    {
        var input = (JsonObject)JsonNode.Parse(undo.Input)!;
        return undo.Action switch
        {
            "kms:PutKeyPolicy" => Ask(undo, "GetKeyPolicy", input, "KeyId", "PolicyName"),
            "iam:UpdateAssumeRolePolicy" => Ask(undo, "GetRole", input, "RoleName"),
            "iam:PutRolePolicy" => Ask(undo, "GetRolePolicy", input, "RoleName", "PolicyName"),
            "iam:DeleteRolePolicy" when step.Calls is [{ Operation: "PutRolePolicy" }, ..] =>
                Ask(undo, "GetRolePolicy", input, "RoleName", "PolicyName"),
            "iam:SetDefaultPolicyVersion" => Ask(undo, "GetPolicy", input, "PolicyArn"),
            "organizations:UpdatePolicy" => Ask(undo, "DescribePolicy", input, "PolicyId"),
            "ec2:ReplaceImageCriteriaInAllowedImagesSettings" => Ask(undo, "GetAllowedImagesSettings", input),
            "imagebuilder:UpdateDistributionConfiguration" =>
                Ask(undo, "GetDistributionConfiguration", input, "distributionConfigurationArn"),
            "imagebuilder:UpdateImagePipeline" => Ask(undo, "GetImagePipeline", input, "imagePipelineArn"),
            _ => null,
        };
    }

    private static ApiCall Ask(ApiCall undo, string operation, JsonObject input, params string[] members)
    {
        JsonObject asked = [];
        foreach (string member in members)
        {
            asked[member] = input[member]?.DeepClone();
        }

        return undo with { Operation = operation, Input = asked.ToJsonString() };
    }

    private static bool IsSame(ApiCall undo, Called called)
    {
        JsonNode? answer = called.Output is null ? null : JsonNode.Parse(called.Output);
        JsonNode input = JsonNode.Parse(undo.Input)!;
        return undo.Operation switch
        {
            "DeleteRolePolicy" => called.IsMissing,
            "PutKeyPolicy" => IsSamePolicy(answer?["Policy"], input["Policy"], PolicyKind.Resource),
            "UpdateAssumeRolePolicy" =>
                IsSamePolicy(answer?["Role"]?["AssumeRolePolicyDocument"], input["PolicyDocument"], PolicyKind.Trust),
            "PutRolePolicy" => IsSamePolicy(answer?["PolicyDocument"], input["PolicyDocument"], PolicyKind.Identity),
            "SetDefaultPolicyVersion" => IsSame(answer?["Policy"]?["DefaultVersionId"], input["VersionId"]),
            "UpdatePolicy" => IsSamePolicy(answer?["Policy"]?["Content"], input["Content"], PolicyKind.ServiceControl),
            "ReplaceImageCriteriaInAllowedImagesSettings" => IsSame(AsInput(answer?["imageCriterionSet"]), input["ImageCriteria"]),
            "UpdateDistributionConfiguration" =>
                IsSame(answer?["distributionConfiguration"]?["description"], input["description"])
                && IsSame(answer?["distributionConfiguration"]?["distributions"], input["distributions"]),
            // Image Builder tells defaults, too, that nobody has to give.
            "UpdateImagePipeline" => ((JsonObject)input).All(member =>
                member.Key == "imagePipelineArn" || IsSame(answer?["imagePipeline"]?[member.Key], member.Value)),
            _ => true,
        };
    }

    // IAM answers documents encoded as in URLs; all are compared as they are written.
    private static bool IsSamePolicy(JsonNode? answer, JsonNode? planned, PolicyKind kind) =>
        answer?.GetValue<string>() is { } text && planned?.GetValue<string>() is { } before
        && Written(text.StartsWith('%') ? Uri.UnescapeDataString(text) : text, kind) == Written(before, kind);

    private static string Written(string text, PolicyKind kind) =>
        Policy.Parse("policy", "policy", text, kind).Value is { } policy ? PolicyText.Write(policy.Content, indented: false) : text;

    // EC2 answers by other names than it takes: imageProviderSet, ImageProviders.
    private static JsonNode? AsInput(JsonNode? answer) => answer switch
    {
        JsonObject map => new JsonObject(map.Select(m => KeyValuePair.Create(
            char.ToUpperInvariant(m.Key[0]) + (m.Key.EndsWith("Set", StringComparison.Ordinal) ? m.Key[1..^3] + "s" : m.Key[1..]),
            AsInput(m.Value)))),
        JsonArray list => new JsonArray([.. list.Select(AsInput)]),
        _ => answer?.DeepClone(),
    };

    // What is empty may be left out.
    private static bool IsSame(JsonNode? one, JsonNode? other) => (one, other) switch
    {
        _ when IsEmpty(one) || IsEmpty(other) => IsEmpty(one) && IsEmpty(other),
        (JsonObject left, JsonObject right) => left.Select(m => m.Key).Union(right.Select(m => m.Key), StringComparer.Ordinal)
            .All(key => IsSame(left[key], right[key])),
        (JsonArray left, JsonArray right) => left.Count == right.Count && left.Zip(right).All(pair => IsSame(pair.First, pair.Second)),
        _ => one!.GetValueKind() == other!.GetValueKind() && one.ToJsonString() == other.ToJsonString(),
    };

    private static bool IsEmpty(JsonNode? node) => node switch
    {
        null => true,
        JsonObject map => map.All(member => IsEmpty(member.Value)),
        JsonArray list => list.Count == 0,
        _ => node.GetValueKind() == JsonValueKind.Null,
    };
}
