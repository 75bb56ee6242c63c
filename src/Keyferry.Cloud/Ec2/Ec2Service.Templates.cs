using Keyferry.Cloud.Ec2.LaunchTemplates;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

public sealed partial class Ec2Service
{
    /// <summary>CreateLaunchTemplateVersion with a new AMI (F1.83), and ModifyLaunchTemplate if it becomes the default (E46).</summary>
    public Reply<Done> CreateLaunchTemplateVersion(
        Caller caller, AccountId account, Region region, string launchTemplateId, string imageId, bool setDefault)
    {
        string arn = Subjects.LaunchTemplate(account, region, launchTemplateId);
        using CallScope scope = run.Begin(caller, "ec2:CreateLaunchTemplateVersion", region, arn);
        LaunchTemplate? template = World.LaunchTemplates.GetValueOrDefault(arn);
        Question question = new("ec2:CreateLaunchTemplateVersion", arn, region)
        {
            ResourceTags = VisibleTags(caller, template?.Account, template?.Tags),
        };
        if (Ask(scope, caller, question) is { } denied)
        {
            return denied;
        }

        if (template is null || account != caller.Account)
        {
            return MissingTemplate(scope, account, region, launchTemplateId) is { } missing ? missing : default(Done);
        }

        // F1.82: the template gets an image that its account doesn't own; the call itself succeeds.
        if (FindImage(region, imageId) is { } image && image.Owner != account && image.OwnerAlias is null)
        {
            scope.Meet(new Obstacle.ForeignImageInLaunchTemplate(arn, image.Arn));
        }

        // F1.83: everything but the AMI is kept.
        string data = LaunchTemplateData.Over(LaunchTemplateData.OfImage(imageId), template.Find("$Latest")!.Data);
        LaunchTemplate changed = template.WithVersion(data, null, World.Now, caller.Arn);
        if (setDefault)
        {
            using CallScope modify = run.Begin(caller, "ec2:ModifyLaunchTemplate", region, arn);
            if (Ask(modify, caller, question with { Action = "ec2:ModifyLaunchTemplate" }) is { } refused)
            {
                return scope.Fail(refused);
            }

            changed = changed with { DefaultVersion = changed.Versions.Length };
        }

        run.World = World with { LaunchTemplates = World.LaunchTemplates.SetItem(arn, changed) };
        return default(Done);
    }

    private ServiceError? MissingTemplate(CallScope scope, AccountId account, Region region, string id)
    {
        string? unknown = Horizon.WhyUnknown(World, account, "ec2", Subjects.LaunchTemplate(account, region, id));
        return unknown is not null
            ? scope.Meet(new Obstacle.CannotTell($"launch template {id}", unknown))
            : scope.Meet(new Obstacle.NotFound("launch template", id) { Error = Ec2Errors.LaunchTemplateNotFound(id) });
    }
}
