using System.Diagnostics;
using System.Text.Json.Nodes;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Fixing.Changes;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;

namespace Keyferry.Doctor.Fixing.Calls;

/// <summary>An amended policy as the call that puts the whole document where it hangs, and back.</summary>
internal static class PolicySteps
{
    public static FixStep Of(FixPlan plan, AmendPolicy change)
    {
        string after = Text(change.Place.Find(plan.After)!);
        ApiCall undo = change.Place.Find(plan.Before) is { } before ? Back(plan.Before, change.Place, Text(before)) : Away(change.Place);
        return new FixStep(change.Account, [], [Put(change.Place, after)], [undo]);
    }

    private static ApiCall Put(PolicyPlace place, string text) => place switch
    {
        PolicyPlace.KeyPolicy key => ApiCall.Of(key.Account, new Region(key.KeyArn.Split(':')[3]), "kms", "PutKeyPolicy", new()
        {
            ["KeyId"] = key.KeyArn,
            ["PolicyName"] = "default",
            ["Policy"] = text,
        }),
        PolicyPlace.TrustPolicy trust => RoleSteps.Call(
            trust.Owner, "UpdateAssumeRolePolicy", trust.RoleName, new() { ["PolicyDocument"] = text }),
        PolicyPlace.InlinePolicy inline => RoleSteps.Call(
            inline.Owner, "PutRolePolicy", inline.RoleName, new() { ["PolicyName"] = inline.PolicyName, ["PolicyDocument"] = text }),
        PolicyPlace.CustomerPolicy managed => Managed(managed, "CreatePolicyVersion", new()
        {
            ["PolicyDocument"] = text,
            ["SetAsDefault"] = true,
        }),
        PolicyPlace.ControlPolicy control => ApiCall.Of(control.ManagementAccount, null, "organizations", "UpdatePolicy", new()
        {
            ["PolicyId"] = control.PolicyId,
            ["Content"] = text,
        }),
        _ => throw new UnreachableException(),
    };

    // The version that was the default is still there.
    private static ApiCall Back(World world, PolicyPlace place, string text) =>
        place is PolicyPlace.CustomerPolicy managed && world.ManagedPolicies.GetValueOrDefault(managed.PolicyArn) is { } policy
            ? Managed(managed, "SetDefaultPolicyVersion", new() { ["VersionId"] = policy.DefaultVersionId })
            : Put(place, text);

    // Only an inline policy can be new.
    private static ApiCall Away(PolicyPlace place) => place is PolicyPlace.InlinePolicy inline
        ? RoleSteps.Call(inline.Owner, "DeleteRolePolicy", inline.RoleName, new() { ["PolicyName"] = inline.PolicyName })
        : throw new UnreachableException();

    private static ApiCall Managed(PolicyPlace.CustomerPolicy place, string operation, JsonObject input)
    {
        input["PolicyArn"] = place.PolicyArn;
        return ApiCall.Of(place.Account, null, "iam", operation, input);
    }

    private static string Text(PolicySource source) => PolicyText.Write(source.Policy.Value.Content, indented: false);
}
