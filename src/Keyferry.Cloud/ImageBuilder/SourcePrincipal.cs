using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Sts;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>Who acts in the source account: the service-linked role or the execution role (F1.20–F1.32).</summary>
public static class SourcePrincipal
{
    /// <summary>Session name of calls that build (F1.22).</summary>
    public const string BuildSession = "ImageBuilder";

    /// <summary>
    /// Session name of calls that distribute (F1.22). AWS documents it for the service-linked role only; that sessions of
    /// an execution role and of the target accounts' role carry it too is our inference (Q10).
    /// </summary>
    public const string DistributionSession = "Ec2ImageBuilderIntegrationService";

    public const string ServiceLinkedRoleName = "AWSServiceRoleForImageBuilder";

    /// <summary>The service-linked role; the first run in an account creates it (F1.23).</summary>
    public static Role ServiceLinkedRole(Run run, AccountId account)
    {
        if (RoleNamed(run.World, account, ServiceLinkedRoleName) is { } role)
        {
            return role;
        }

        Role created = DocumentedRoles.ServiceLinked(account);
        run.World = run.World with { Roles = run.World.Roles.SetItem((account, created.Name), created) };
        return created;
    }

    /// <summary>
    /// A session of the execution role, assumed by Image Builder itself through the role's trust policy with
    /// aws:SourceAccount (F1.28, F5.67). When probing past a missing role it is one with AWS's managed policy; where calls are
    /// really made a role that isn't there is none.
    /// </summary>
    public static Reply<Caller> AssumeExecutionRole(Run run, AccountId account, Region region, string executionRole, string sessionName)
    {
        Caller service = Caller.Service("imagebuilder.amazonaws.com") with
        {
            Context = ImmutableDictionary.CreateRange(
                [KeyValuePair.Create("aws:SourceAccount", ContextValue.Of(account.Value))]),
        };
        return new StsService(run).AssumeRole(
            service, region, RoleArn(run.World, account, executionRole), sessionName,
            run.Platform is null ? () => DocumentedRoles.Execution(account, RoleName(executionRole)) : null);
    }

    /// <summary>The session that distributes an image, as it was begun before; null if its role is gone.</summary>
    public static Caller? Acting(Run run, BuiltImage image) =>
        RoleNamed(run.World, image.Account, image.ExecutionRole is { } given ? RoleName(given) : ServiceLinkedRoleName) is { } role
            ? run.SessionOf(role, DistributionSession)
            : null;

    /// <summary>The ARN of an execution role given by name or ARN; a bare name names the account's role whatever its path.</summary>
    public static string RoleArn(World world, AccountId account, string executionRole) =>
        executionRole.StartsWith("arn:", StringComparison.Ordinal)
            ? executionRole
            : RoleNamed(world, account, RoleName(executionRole))?.Arn ?? $"arn:aws:iam::{account}:role/{executionRole}";

    public static string RoleName(string nameOrArn) => nameOrArn[(nameOrArn.LastIndexOf('/') + 1)..];

    public static Role? RoleNamed(World world, AccountId account, string name) =>
        world.Roles.TryGetValue((account, name), out Role? role) ? role : null;
}
