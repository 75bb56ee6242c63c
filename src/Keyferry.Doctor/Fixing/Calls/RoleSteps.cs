using System.Text.Json.Nodes;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Fixing.Changes;
using Keyferry.Policies.Language;

namespace Keyferry.Doctor.Fixing.Calls;

/// <summary>Roles and what is attached to them, as calls of IAM.</summary>
internal static class RoleSteps
{
    public static FixStep Create(CreateRole change) => new(
        change.Owner,
        [],
        [
            Call(change.Owner, "CreateRole", change.RoleName, new()
            {
                ["AssumeRolePolicyDocument"] = PolicyText.Write(change.TrustDocument, indented: false),
            }),
            .. change.ManagedPolicyArns.Select(arn => Attach(change.Owner, change.RoleName, arn)),
        ],
        [
            .. Enumerable.Reverse(change.ManagedPolicyArns).Select(arn => Detach(change.Owner, change.RoleName, arn)),
            Call(change.Owner, "DeleteRole", change.RoleName, []),
        ]);

    public static ApiCall Attach(AccountId account, string role, string policyArn) =>
        Call(account, "AttachRolePolicy", role, new() { ["PolicyArn"] = policyArn });

    public static ApiCall Detach(AccountId account, string role, string policyArn) =>
        Call(account, "DetachRolePolicy", role, new() { ["PolicyArn"] = policyArn });

    /// <summary>A call of IAM about a role.</summary>
    public static ApiCall Call(AccountId account, string operation, string role, JsonObject more)
    {
        JsonObject input = new() { ["RoleName"] = role };
        foreach ((string name, JsonNode? value) in more)
        {
            input[name] = value?.DeepClone();
        }

        return ApiCall.Of(account, null, "iam", operation, input);
    }
}
