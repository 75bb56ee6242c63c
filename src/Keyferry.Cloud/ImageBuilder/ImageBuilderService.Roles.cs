using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.ImageBuilder;

// Roles that callers hand over to Image Builder, and the one that it makes for itself.
public sealed partial class ImageBuilderService
{
    // AWS's words for a profile that isn't there, as its users report them.
    private ServiceError? CheckInstanceProfile(CallScope scope, Caller caller, Region region, string name)
    {
        AccountId account = Account(caller);
        return !InstanceProfiles.Exist(World, account, name)
            ? ImageBuilderErrors.InvalidValue("instanceProfileName",
                "The provided instance profile does not exist. Please specify a different instance profile and try again.")
            : InstanceProfiles.RoleOf(World, account, name) is { } role
                ? CheckPassRole(scope, caller, region, role, "ec2.amazonaws.com")
                : null;
    }

    /// <summary>Whether the execution role is there and the caller may pass it.</summary>
    private ServiceError? CheckExecutionRole(CallScope scope, Caller caller, Region region, string? given)
    {
        if (given is null)
        {
            return null;
        }

        AccountId account = Account(caller);
        string arn = SourcePrincipal.RoleArn(World, account, given);
        Role? role = SourcePrincipal.RoleNamed(World, account, SourcePrincipal.RoleName(given));
        return role is null || role.Arn != arn
            ? ImageBuilderErrors.InvalidValue("executionRole", $"The role '{given}' does not exist in account {account}.")
            : CheckPassRole(scope, caller, region, role, "imagebuilder.amazonaws.com");
    }

    private ServiceError? CheckPassRole(CallScope scope, Caller caller, Region region, Role role, string service) => scope.Ask(
        run, caller,
        new Question("iam:PassRole", role.Arn, region)
        {
            ResourceAccount = role.Account,
            ResourceTags = role.Tags,
            Context =
            [
                new("iam:PassedToService", ContextValue.Of(service)),
                .. role.Tags.Select(t => KeyValuePair.Create($"iam:ResourceTag/{t.Key}", ContextValue.Of(t.Value))),
            ],
        },
        a => ImageBuilderErrors.Denied(World, a));

    /// <summary>Makes the service-linked role with the first image of an account, in the caller's name (F1.23).</summary>
    private ServiceError? EnsureServiceLinkedRole(CallScope scope, Caller caller, Region region, string? executionRole)
    {
        AccountId account = Account(caller);
        if (executionRole is not null
            || SourcePrincipal.RoleNamed(World, account, SourcePrincipal.ServiceLinkedRoleName) is not null)
        {
            return null;
        }

        const string service = ServiceLinkedRoles.ImageBuilderService;
        string arn = Subjects.Role(account, $"/aws-service-role/{service}/", SourcePrincipal.ServiceLinkedRoleName);
        ServiceError? denied = scope.Ask(
            run, caller,
            new Question("iam:CreateServiceLinkedRole", arn, region)
            {
                ResourceAccount = account,
                Context = [new("iam:AWSServiceName", ContextValue.Of(service))],
            },
            a => ImageBuilderErrors.Denied(World, a));
        if (denied is null)
        {
            SourcePrincipal.ServiceLinkedRole(run, account);
        }

        return denied;
    }
}
