using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>The steps after sharing and copying (F1.80–F1.89).</summary>
internal sealed partial class StepRunner
{
    // Only images of the source account take part (F1.81). A Region into which the source account copied nothing has none
    // of its own; that the build Region's id is used then is our inference.
    private string SourceImageOf(int entry) =>
        context.ImageOf(entry, context.Source, context.Entry(entry).Region) ?? context.SourceImageId;

    private ServiceError? UpdateLaunchTemplate(PlannedStep.UpdateLaunchTemplate step)
    {
        Distribution entry = context.Entry(step.Entry);
        LaunchTemplateTarget target = entry.LaunchTemplates[step.Index];
        AccountId account = target.AccountId ?? context.Source;
        return context.ActingFor(account, entry.Region) is { } caller
            ? _ec2.CreateLaunchTemplateVersion(
                caller, account, entry.Region, target.LaunchTemplateId, SourceImageOf(step.Entry), target.SetDefaultVersion).Error
            : null;
    }

    private ServiceError? PutParameter(PlannedStep.PutParameter step)
    {
        Distribution entry = context.Entry(step.Entry);
        SsmParameterTarget target = entry.SsmParameters[step.Index];
        AccountId account = target.AmiAccountId ?? context.Source;
        string? image = account == context.Source ? SourceImageOf(step.Entry) : context.ImageOf(step.Entry, account, entry.Region);
        return context.ActingFor(account, entry.Region) is { } caller && image is not null
            ? _ssm.PutParameter(caller, entry.Region, target.ParameterName, image, target.DataType).Error
            : null;
    }

    // The world holds no licence configurations: only whose and where one is can be read from its ARN (E49).
    private ServiceError? AssociateLicense(PlannedStep.AssociateLicense step)
    {
        Distribution entry = context.Entry(step.Entry);
        string arn = entry.LicenseConfigurationArns[step.Index];
        const string action = "license-manager:UpdateLicenseSpecificationsForResource";
        using CallScope scope = _run.Begin(context.Principal, action, entry.Region, arn);
        ServiceError? error = scope.Ask(
            _run, context.Principal, new Question(action, arn, entry.Region), a => Denied("license-manager", a));
        if (error is not null)
        {
            return error;
        }

        string[] parts = arn.Split(':');
        (string, string)? setting = context.Setting(step.Entry, $"licenseConfigurationArns/{step.Index}");
        if (parts.Length < 6 || parts[3] != entry.Region.Value)
        {
            return scope.Meet(new Obstacle.NotFound("licence configuration", arn)
            {
                // AWS's words for it are not public (Q13).
                Error = new ServiceError(
                    "license-manager", "InvalidParameterValueException", $"License configuration {arn} does not exist", 400),
                Setting = setting,
            });
        }

        return parts[4] == context.Source.Value
            ? null
            : scope.Meet(new Obstacle.CannotTell(
                $"whether {arn} is shared with {context.Source}", "resource shares are not part of the world")
            { Setting = setting });
    }

    private ServiceError? EnableFastLaunch(PlannedStep.EnableFastLaunch step)
    {
        Distribution entry = context.Entry(step.Entry);
        FastLaunch settings = entry.FastLaunch[step.Index];
        Image? image = _run.World.Images.GetValueOrDefault((entry.Region, SourceImageOf(step.Entry)));
        if (!settings.Enabled || image is null)
        {
            return null;
        }

        (string, string)? setting = context.Setting(step.Entry, $"fastLaunchConfigurations/{step.Index}");
        using CallScope scope = _run.Begin(context.Principal, "ec2:EnableFastLaunch", entry.Region, image.Arn);

        // The words of both refusals are ours; AWS's are not public (E50, Q13).
        if (settings.AccountId is { } account && account != context.Source)
        {
            return scope.Meet(new Obstacle.NotSupported("Fast Launch for an image that was copied into another account")
            {
                Error = new ServiceError(
                    "ec2", "UnsupportedOperation", "Fast launch is not supported for cross-account distribution.", 400),
                Setting = setting,
            });
        }

        if (!string.Equals(image.Platform, "windows", StringComparison.OrdinalIgnoreCase))
        {
            return scope.Meet(new Obstacle.NotSupported("Fast Launch for an image that isn't Windows")
            {
                Error = new ServiceError(
                    "ec2", "InvalidRequest", $"The image '{image.ImageId}' is not a Windows image.", 400),
                Setting = setting,
            });
        }

        return scope.Ask(_run, context.Principal, OnImage("ec2:EnableFastLaunch", image), a => AccessDenied.Ec2(_run.World, a));
    }

    private ServiceError? ExportImage(PlannedStep.ExportImage step)
    {
        Distribution entry = context.Entry(step.Entry);
        if (entry.S3Export is not { } export
            || _run.World.Images.GetValueOrDefault((entry.Region, SourceImageOf(step.Entry))) is not { } image)
        {
            return null;
        }

        using CallScope scope = _run.Begin(context.Principal, "ec2:ExportImage", entry.Region, image.Arn);
        Role? role = SourcePrincipal.RoleNamed(_run.World, context.Source, export.RoleName);
        string roleArn = role?.Arn ?? $"arn:aws:iam::{context.Source}:role/{export.RoleName}";
        ServiceError? error =
            scope.Ask(_run, context.Principal, OnImage("ec2:ExportImage", image), a => AccessDenied.Ec2(_run.World, a))
            ?? scope.Ask(
                _run, context.Principal,
                new Question("iam:PassRole", roleArn, entry.Region)
                {
                    ResourceAccount = context.Source,
                    Context = [KeyValuePair.Create("iam:PassedToService", ContextValue.Of("vmie.amazonaws.com"))],
                },
                a => AccessDenied.Ec2(_run.World, a));
        return error ?? CheckExportRole(scope, entry.Region, step.Entry, export, role);
    }

    // VM Import/Export assumes the role itself, with the external id `vmimport`
    // (https://docs.aws.amazon.com/vm-import/latest/userguide/required-permissions.html).
    private ServiceError? CheckExportRole(CallScope scope, Region region, int entry, S3Export export, Role? role)
    {
        ServiceError refused = new(
            "ec2", "InvalidParameter",
            $"The service role {export.RoleName} provided does not exist or does not have sufficient permissions", 400);
        (string, string)? setting = context.Setting(entry, "s3ExportConfiguration/roleName");
        return role is null && Horizon.WhyUnknown(
            _run.World, context.Source, "iam", Subjects.Role(context.Source, "/", export.RoleName)) is { } because
            ? scope.Meet(new Obstacle.CannotTell($"the export role {export.RoleName}", because) { Setting = setting })
            : role is null
            ? scope.Meet(new Obstacle.NotFound("export role", export.RoleName) { Error = refused, Setting = setting })
            : scope.Ask(
                _run, Caller.Service("vmie.amazonaws.com"),
                new Question("sts:AssumeRole", role.Arn, region)
                {
                    ResourceAccount = role.Account,
                    ResourcePolicy = role.TrustPolicy,
                    Context = [KeyValuePair.Create("sts:ExternalId", ContextValue.Of("vmimport"))],
                },
                _ => refused, setting);
    }

    private static Question OnImage(string action, Image image) => new(action, image.Arn, image.Region)
    {
        ResourceAccount = image.Owner,
        ResourceTags = image.Tags,
        Context = [.. image.Tags.Select(t => KeyValuePair.Create($"ec2:ResourceTag/{t.Key}", ContextValue.Of(t.Value)))],
    };

    private ServiceError Denied(string service, Authorization authorization) => new(
        service, "AccessDeniedException",
        $"User: {authorization.Request.Principal.Arn} is not authorized to perform: {authorization.Request.Action}"
        + $" on resource: {authorization.Request.Resource} {AccessDenied.Reason(_run.World, authorization)}", 400);
}
