using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Fixing.Changes;
using Keyferry.Policies.Language;

namespace Keyferry.Cli.Fixing.CloudFormation;

/// <summary>
/// What a stack of its own can do about a change: it makes things, and hangs policies on roles that are there
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-rolepolicy.html). It can't touch
/// what it didn't make: a key's policy, a trust policy, settings. Those are left to the AWS CLI.
/// </summary>
internal static class CloudFormationResources
{
    /// <summary>The resources of a change by their logical ids; null if CloudFormation can't make it.</summary>
    public static JsonObject? For(FixPlan plan, Change change, AmendedText? document) => change switch
    {
        AmendPolicy { Place: PolicyPlace.InlinePolicy place } => RolePolicy(plan, place, document!),
        AttachManagedPolicy attach => Copy(attach),
        CreateRole role => new JsonObject { [RoleId(role.RoleName)] = Role(role) },
        CreateKey key => NewKeyTemplate.Resources(key, document!),
        SetRecipeKey recipe => Recipe(plan, recipe),
        AmendPolicy or EnableKey or SetDefaultKey or EnableRegion or UnblockPublicSharing or AllowImageProvider
            or ShareSnapshot or TagImage or EnableImage or AmendDistribution => null,
        _ => throw new UnreachableException(),
    };

    /// <summary>What remains to be done with the AWS CLI once the stack is there, a line each.</summary>
    public static IEnumerable<string> CommandsAfter(FixPlan plan, Change change) => change switch
    {
        SetRecipeKey recipe => AwsCommands.BuildIt(plan, recipe).SelectMany(l => l.Split('\n')),
        CreateKey key => [NewKeyCommands.Find(key)],
        _ => [],
    };

    /// <summary>What to know of its resources, or null.</summary>
    public static string? Note(Change change) => change is AttachManagedPolicy attach
        ? $"a copy of {attach.PolicyArn}: a stack can't attach that one to a role that it didn't make"
        : null;

    // A policy that is there isn't the stack's: what is to be allowed comes beside it. A Deny can only be changed in place.
    private static JsonObject? RolePolicy(FixPlan plan, PolicyPlace.InlinePolicy place, AmendedText document)
    {
        (string name, string text) = (place.PolicyName, document.After);
        if (document.Before is not null)
        {
            PolicyEdit[] edits = [.. document.Changes.OfType<AmendPolicy>().SelectMany(c => c.Edits)];
            if (!edits.All(e => e is PolicyEdit.Allow))
            {
                return null;
            }

            string[] taken = [.. plan.After.Roles[(place.Owner, place.RoleName)].InlinePolicies.Select(PolicyPlace.NameOf)];
            for (int i = 2; taken.Contains(name, StringComparer.Ordinal); i++)
            {
                name = place.PolicyName + i;
            }

            text = PolicyText.Write(edits.Aggregate(new PolicyDocument(true, null, []), (policy, edit) => edit.Apply(policy)));
        }

        JsonObject resource = Resource("AWS::IAM::RolePolicy", new JsonObject
        {
            ["RoleName"] = RoleName(plan, place),
            ["PolicyName"] = name,
            ["PolicyDocument"] = JsonNode.Parse(text),
        });
        return new JsonObject { [Id($"Policy {name} of {place.RoleName}")] = resource };
    }

    // A reference to a role that the same stack makes, so that it comes first.
    private static JsonNode RoleName(FixPlan plan, PolicyPlace.InlinePolicy place) =>
        plan.Changes.OfType<CreateRole>().Any(c => c.Owner == place.Owner && c.RoleName == place.RoleName)
            ? new JsonObject { ["Ref"] = RoleId(place.RoleName) }
            : JsonValue.Create(place.RoleName);

    private static JsonObject? Copy(AttachManagedPolicy attach) =>
        AwsManagedPolicies.Find(attach.PolicyArn) is not { Source.Policy.IsKnown: true } policy ? null : new JsonObject
        {
            [Id($"{attach.PolicyArn[(attach.PolicyArn.LastIndexOf('/') + 1)..]} of {attach.RoleName}")] =
                Resource("AWS::IAM::ManagedPolicy", new JsonObject
                {
                    ["Roles"] = new JsonArray(attach.RoleName),
                    ["PolicyDocument"] = JsonNode.Parse(PolicyText.Write(policy.Source.Policy.Value.Content)),
                }),
        };

    private static JsonObject Role(CreateRole role)
    {
        JsonObject properties = new()
        {
            ["RoleName"] = role.RoleName,
            ["AssumeRolePolicyDocument"] = JsonNode.Parse(PolicyText.Write(role.TrustDocument)),
        };
        if (!role.ManagedPolicyArns.IsEmpty)
        {
            properties["ManagedPolicyArns"] = new JsonArray([.. role.ManagedPolicyArns.Select(a => JsonValue.Create(a))]);
        }

        return Resource("AWS::IAM::Role", properties);
    }

    // Pipelines build it after the stack is gone, too.
    private static JsonObject Recipe(FixPlan plan, SetRecipeKey change)
    {
        ImagePipeline pipeline = plan.After.ImageBuilder.ImagePipelines[change.Pipeline];
        ImageRecipe recipe = plan.After.ImageBuilder.ImageRecipes[pipeline.ImageRecipeArn];
        JsonObject resource = Resource(
            "AWS::ImageBuilder::ImageRecipe", Pascal((JsonObject)JsonNode.Parse(SettingsText.Of(recipe))!));
        resource["DeletionPolicy"] = "Retain";
        resource["UpdateReplacePolicy"] = "Retain";
        return new JsonObject { [Id($"Recipe {recipe.Name} {recipe.Version}")] = resource };
    }

    internal static JsonObject Resource(string type, JsonObject properties) => new() { ["Type"] = type, ["Properties"] = properties };

    // CloudFormation's names of the API's fields begin with a capital.
    private static JsonObject Pascal(JsonObject fields) => new(fields.Select(f => KeyValuePair.Create(
        f.Key == "semanticVersion" ? "Version" : char.ToUpperInvariant(f.Key[0]) + f.Key[1..],
        f.Value switch
        {
            JsonObject inner => Pascal(inner),
            JsonArray list => new JsonArray([.. list.Select(i => i is JsonObject item ? Pascal(item) : i?.DeepClone())]),
            _ => f.Value?.DeepClone(),
        })));

    private static string RoleId(string roleName) => Id($"Role {roleName}");

    // Letters and digits; each word begins with a capital.
    internal static string Id(string words)
    {
        StringBuilder id = new();
        bool isFirst = true;
        foreach (char c in words)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                id.Append(isFirst ? char.ToUpperInvariant(c) : c);
            }

            isFirst = !char.IsAsciiLetterOrDigit(c);
        }

        return id.ToString();
    }
}
