using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Ec2.LaunchTemplates;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Ssm;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

// AMIs that are named by a parameter
// (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-systems-manager-parameter-to-find-AMI.html).
public sealed partial class Ec2Service
{
    private const string ResolveSsm = "resolve:ssm:";

    /// <summary>The id that <c>resolve:ssm:NAME</c>, <c>NAME:VERSION</c> or <c>NAME:LABEL</c> stands for; other ids as they are.</summary>
    private Reply<string?> ResolveImage(CallScope scope, Caller caller, Region region, string? imageId)
    {
        if (imageId?.StartsWith(ResolveSsm, StringComparison.Ordinal) != true)
        {
            return new Reply<string?>(imageId, null);
        }

        string text = imageId[ResolveSsm.Length..];
        Reply<ParameterReference> named = ParameterNames.Read(Account(caller), region, text);
        if (!named.Succeeded)
        {
            return LaunchTemplateErrors.Unresolved(text);
        }

        if (scope.Ask(run, caller, new Question("ssm:GetParameters", named.Value!.Arn, region), _denied) is { } denied)
        {
            return denied;
        }

        Reply<FoundParameter> found = new SsmService(run).Find(region, named.Value);
        return found.Succeeded ? found.Value!.Parameter.Value : LaunchTemplateErrors.Unresolved(text);
    }

    private Reply<Ec2Page<(LaunchTemplate Template, LaunchTemplateVersion Version)>> ResolveImages(
        CallScope scope, Caller caller, Region region, Ec2Page<(LaunchTemplate Template, LaunchTemplateVersion Version)> page)
    {
        var resolved = ImmutableArray.CreateBuilder<(LaunchTemplate, LaunchTemplateVersion)>(page.Items.Length);
        foreach ((LaunchTemplate template, LaunchTemplateVersion version) in page.Items)
        {
            Reply<string?> image = ResolveImage(scope, caller, region, LaunchTemplateData.ImageId(version.Data));
            if (!image.Succeeded)
            {
                return scope.Fail(image.Error);
            }

            resolved.Add((template, image.Value is { } id
                ? version with { Data = LaunchTemplateData.Over(LaunchTemplateData.OfImage(id), version.Data) }
                : version));
        }

        return page with { Items = resolved.ToImmutable() };
    }
}
