using System.Globalization;
using Keyferry.Cloud.Ec2.LaunchTemplates;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

// New versions of a launch template, and which one is the default.
public sealed partial class Ec2Service
{
    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplateVersion.html: the template, and which
    /// version was made.
    /// </summary>
    public Reply<(LaunchTemplate Template, LaunchTemplateVersion Version)> CreateLaunchTemplateVersion(
        Caller caller, Region region, LaunchTemplateName named, string data, string? description, string? clientToken = null)
    {
        int number = 0;
        Reply<LaunchTemplate> changed = ChangeOnce(
            caller, region, "CreateLaunchTemplateVersion", named, $"{data} {description}", clientToken,
            (scope, template) =>
            {
                string source = "{}";
                if (named.Version is { } from)
                {
                    if (template.Find(from) is not { } version)
                    {
                        return scope.Fail(LaunchTemplateErrors.VersionNotFound(template.LaunchTemplateId, from));
                    }

                    source = version.Data;
                }

                return template.WithVersion(LaunchTemplateData.Over(data, source), description, World.Now, caller.Arn);
            },
            template => number = template.LatestVersion,
            before => number = before);
        return !changed.Succeeded ? changed.Error
            : changed.Value!.Find(number.ToString(CultureInfo.InvariantCulture)) is { } made ? (changed.Value, made)
            : LaunchTemplateErrors.VersionNotFound(changed.Value.LaunchTemplateId, number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyLaunchTemplate.html: the version becomes the
    /// default.
    /// </summary>
    public Reply<LaunchTemplate> ModifyLaunchTemplate(Caller caller, Region region, LaunchTemplateName named, string? clientToken) =>
        ChangeOnce(
            caller, region, "ModifyLaunchTemplate", named, "", clientToken,
            (scope, template) =>
                named.Version is not { } wanted ? scope.Fail(LaunchTemplateErrors.NoVersion)
                : template.Find(wanted) is { } version ? template with { DefaultVersion = version.Number }
                : scope.Fail(LaunchTemplateErrors.VersionNotFound(template.LaunchTemplateId, wanted)),
            template => template.DefaultVersion,
            _ => { });

    // What was done for the token before isn't done again; what it came to then is told to `again`.
    private Reply<LaunchTemplate> ChangeOnce(
        Caller caller, Region region, string operation, LaunchTemplateName named, string parameters, string? clientToken,
        Func<CallScope, LaunchTemplate, Reply<LaunchTemplate>> change, Func<LaunchTemplate, int> came, Action<int> again)
    {
        AccountId account = Account(caller);
        return ChangeTemplate(caller, region, $"ec2:{operation}", named, (scope, template) =>
        {
            string all = $"{template.LaunchTemplateId} {named.Version} {parameters}";
            Reply<string?> before = ClientTokens.Find(run, account, region, operation, clientToken, all);
            if (!before.Succeeded)
            {
                return scope.Fail(before.Error);
            }

            if (before.Value is { } number)
            {
                again(int.Parse(number, CultureInfo.InvariantCulture));
                return template;
            }

            Reply<LaunchTemplate> changed = change(scope, template);
            if (changed.Succeeded)
            {
                string result = came(changed.Value!).ToString(CultureInfo.InvariantCulture);
                ClientTokens.Remember(run, account, region, operation, clientToken, all, result);
            }

            return changed;
        });
    }
}
