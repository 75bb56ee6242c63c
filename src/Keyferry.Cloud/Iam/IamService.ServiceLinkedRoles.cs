using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Iam;

/// <summary>Roles that belong to services.</summary>
public sealed partial class IamService
{
    /// <summary>CreateServiceLinkedRole; a service makes its own one by itself too (F1.23).</summary>
    public Reply<Role> CreateServiceLinkedRole(Caller caller, string service, string? description, string? customSuffix)
    {
        AccountId account = Account(caller);
        Role? role = ServiceLinkedRoles.Create(account, service, "");
        string arn = role?.Arn ?? $"arn:aws:iam::{account}:role/aws-service-role/{service}/*";
        return Do<Role>(caller, new IamAsk("iam:CreateServiceLinkedRole", arn) { ServiceName = service }, () =>
        {
            if (role is null)
            {
                return IamErrors.InvalidInput($"Service role {service} was not found or is not supported.");
            }

            if (customSuffix is not null && !ServiceLinkedRoles.TakesSuffix(service))
            {
                return IamErrors.InvalidInput($"Custom suffix is not allowed for {service}");
            }

            role = customSuffix is null ? role : role with { Name = $"{role.Name}_{customSuffix}" };

            if (Named(World.Roles, account, role.Name) is not null)
            {
                return IamErrors.InvalidInput(
                    $"Service role name {role.Name} has been taken in this account, please try a different suffix.");
            }

            role = role with { UniqueId = NewId("AROA"), CreateDate = Now, Description = description ?? role.Description };
            Put(role);
            return role;
        });
    }

    /// <summary>DeleteServiceLinkedRole: a task, which the service refuses while it needs the role. The task's id.</summary>
    public Reply<string> DeleteServiceLinkedRole(Caller caller, string name) =>
        OnRole<string>(caller, "DeleteServiceLinkedRole", name, role =>
        {
            if (!role.IsServiceLinked)
            {
                return IamErrors.NotFound(IdentityKind.Role, name);
            }

            (string id, IdSource after) = World.Ids.Uuid();
            World = World with { Ids = after };
            string task = $"task{role.Path}{role.Name}/{id}";
            string? inUse = UseOf(role);
            World = WithIam(iam => iam with
            {
                RoleDeletions = iam.RoleDeletions.Add(
                    task, new RoleDeletion(task, role.Arn, inUse is null ? "SUCCEEDED" : "FAILED", inUse)),
            });
            if (inUse is null)
            {
                World = World with { Roles = World.Roles.Remove((role.Account, role.Name)) };
            }

            return task;
        });

    /// <summary>GetServiceLinkedRoleDeletionStatus.</summary>
    public Reply<RoleDeletion> GetServiceLinkedRoleDeletionStatus(Caller caller, string taskId)
    {
        AccountId account = Account(caller);
        RoleDeletion? task = World.Iam.RoleDeletions.GetValueOrDefault(taskId);
        bool own = task?.RoleArn.StartsWith($"arn:aws:iam::{account}:", StringComparison.Ordinal) == true;
        string arn = own ? task!.RoleArn : $"arn:aws:iam::{account}:role/aws-service-role/*";
        return Do<RoleDeletion>(caller, new IamAsk("iam:GetServiceLinkedRoleDeletionStatus", arn), () =>
            own ? task! : IamErrors.NotFound($"The deletion task with id {taskId} cannot be found."));
    }

    // Image Builder keeps its role while it has resources of the account
    // (https://docs.aws.amazon.com/imagebuilder/latest/userguide/image-builder-service-linked-role.html).
    private string? UseOf(Role role)
    {
        if (role.Name != ServiceLinkedRoles.ImageBuilderRole)
        {
            return null;
        }

        bool used = World.ImageBuilder.Images.Keys.Any(arn => arn.Split(':') is [_, _, _, _, var account, ..] && account == role.Account.Value);
        return used ? "There are resources of the service that use the role." : null;
    }
}
