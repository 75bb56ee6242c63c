using System.Text.RegularExpressions;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>
/// What Image Builder refuses before anything runs (F1.40–F1.54, E40–E43, E54, E56). Where AWS's words are not public the
/// sentence after <c>is not valid.</c> is ours.
/// </summary>
internal static partial class SettingsValidation
{
    /// <summary>Everything that is wrong with the settings, in the order of the entries.</summary>
    public static IEnumerable<Obstacle> Check(DistributionConfiguration settings) =>
        settings.Distributions.Length == 0
            ? [Refused(settings, "distributions", "distributions", "At least one region should be provided.")]
            : settings.Distributions.SelectMany((entry, i) => CheckEntry(settings, entry, i));

    private static IEnumerable<Obstacle> CheckEntry(DistributionConfiguration settings, Distribution entry, int index)
    {
        string field = $"distributions/{index}";
        string name = $"distributions[{index}]";
        // The text is ours: AWS's for an unknown Region isn't public (E56).
        if (RegionCatalog.Find(entry.Region.Value) is null)
        {
            yield return Refused(settings, field + "/region", name + ".region",
                $"The region '{entry.Region}' is not a region where Image Builder is available.");
        }

        if (entry.Ami is null && entry.LaunchTemplates.Length == 0 && entry.SsmParameters.Length == 0
            && entry.LicenseConfigurationArns.Length == 0 && entry.S3Export is null && entry.FastLaunch.Length == 0)
        {
            yield return Refused(settings, field, name,
                "One or more outputs should be provided for each region in a distribution configuration.");
        }

        foreach ((string path, string problem) in AmiProblems(entry.Ami).Concat(OutputProblems(entry)))
        {
            yield return Refused(settings, $"{field}/{path.Replace('.', '/')}", $"{name}.{path}", problem);
        }
    }

    private static IEnumerable<(string Path, string Problem)> AmiProblems(AmiDistribution? ami)
    {
        const string at = "amiDistributionConfiguration";
        if (ami is null)
        {
            yield break;
        }

        if (ami.Name is { } name && (name.Length > 127 || !AmiName().IsMatch(name)))
        {
            yield return (at + ".name", "It must have 1 to 127 characters and match " + AmiNamePattern);
        }

        if (ami.Description is { Length: 0 or > 1024 })
        {
            yield return (at + ".description", "It must have 1 to 1024 characters");
        }

        if (ami.KmsKeyId is { Length: 0 or > 1024 })
        {
            yield return (at + ".kmsKeyId", "It must have 1 to 1024 characters");
        }

        if (ami.AmiTags.Count > 50)
        {
            yield return (at + ".amiTags", "It must contain at most 50 items");
        }

        foreach ((string, string) problem in Listed(at + ".targetAccountIds", ami.TargetAccountIds?.Select(a => a.Value), 1536))
        {
            yield return problem;
        }

        foreach (AccountId account in ami.TargetAccountIds ?? [])
        {
            if (!AccountId.IsValid(account.Value))
            {
                yield return (at + ".targetAccountIds", $"'{account}' must match ^[0-9]{{12}}$");
            }
        }

        foreach ((string, string) problem in LaunchPermissionProblems(at + ".launchPermission", ami.LaunchPermission))
        {
            yield return problem;
        }
    }

    private static IEnumerable<(string Path, string Problem)> LaunchPermissionProblems(string at, LaunchPermissionTarget? permission)
    {
        if (permission is null)
        {
            yield break;
        }

        foreach ((string, string) problem in Listed(at + ".userIds", permission.UserIds, 1536)
            .Concat(Listed(at + ".organizationArns", permission.OrganizationArns, 25))
            .Concat(Listed(at + ".organizationalUnitArns", permission.OrganizationalUnitArns, 25)))
        {
            yield return problem;
        }

        foreach (string arn in (permission.OrganizationArns ?? []).Where(a => !OrganizationArn().IsMatch(a)))
        {
            yield return (at + ".organizationArns", $"'{arn}' must be the full ARN of an organization");
        }

        foreach (string arn in (permission.OrganizationalUnitArns ?? []).Where(a => !OrganizationalUnitArn().IsMatch(a)))
        {
            yield return (at + ".organizationalUnitArns", $"'{arn}' must be the full ARN of an organizational unit");
        }
    }

    // An array that is given must not be empty (E41, E42); the garbled name for userIds is AWS's.
    private static IEnumerable<(string Path, string Problem)> Listed(string path, IEnumerable<string>? items, int most)
    {
        int count = items?.Count() ?? 1;
        if (count == 0)
        {
            string shown = path.EndsWith(".userIds", StringComparison.Ordinal)
                ? "distribution]AmiDistributionConfiguratioaunchPermissioserIds"
                : path;
            yield return (path, $"'{shown}' must contain at least 1 items");
        }
        else if (count > most)
        {
            yield return (path, $"'{path}' must contain at most {most} items");
        }
    }

    private static IEnumerable<(string Path, string Problem)> OutputProblems(Distribution entry)
    {
        if (entry.LicenseConfigurationArns.Length > 50)
        {
            yield return ("licenseConfigurationArns", "It must contain at most 50 items");
        }

        if (entry.LaunchTemplates.Length > 100)
        {
            yield return ("launchTemplateConfigurations", "It must contain at most 100 items");
        }

        if (entry.FastLaunch.Length > 1000)
        {
            yield return ("fastLaunchConfigurations", "It must contain at most 1000 items");
        }

        if (entry.S3Export is { } export && export.DiskImageFormat is not ("VMDK" or "RAW" or "VHD"))
        {
            yield return ("s3ExportConfiguration.diskImageFormat", "It must be one of VMDK, RAW, VHD");
        }

        for (int i = 0; i < entry.SsmParameters.Length; i++)
        {
            SsmParameterTarget parameter = entry.SsmParameters[i];
            string at = $"ssmParameterConfigurations.{i}";
            if (parameter.ParameterName.Length > 1011 || !ParameterName().IsMatch(parameter.ParameterName))
            {
                yield return (at + ".parameterName", "It must have 1 to 1011 characters and match " + ParameterNamePattern);
            }

            if (parameter.DataType is not ("text" or "aws:ec2:image"))
            {
                yield return (at + ".dataType", "It must be one of text, aws:ec2:image");
            }

            if (parameter.AmiAccountId is { } account && entry.Ami?.TargetAccountIds?.Contains(account) is not true)
            {
                yield return (at + ".amiAccountId", $"'{account}' must be one of the region's targetAccountIds");
            }
        }
    }

    private static Obstacle Refused(DistributionConfiguration settings, string field, string parameter, string problem) =>
        Refused((settings.Arn, field), "InvalidParameterValueException",
            $"The value supplied for parameter '{parameter}' is not valid. {problem}");

    /// <summary>A refusal of Image Builder's API.</summary>
    public static Obstacle Refused((string Subject, string Field) setting, string code, string message) =>
        new Obstacle.InvalidRequest(message)
        {
            Error = new ServiceError("imagebuilder", code, message, 400),
            Setting = setting,
        };

    /// <summary>Settings that name a resource which doesn't exist; AWS's words are not public.</summary>
    public static Obstacle Missing((string Subject, string Field) setting, string what, string identifier) =>
        new Obstacle.NotFound(what, identifier)
        {
            Error = new ServiceError(
                "imagebuilder", "ResourceNotFoundException", $"The resource with ARN '{identifier}' does not exist.", 404),
            Setting = setting,
        };

    private const string AmiNamePattern = @"^[-_A-Za-z0-9{][-_A-Za-z0-9\s:{}\.]+[-_A-Za-z0-9}]$";
    private const string ParameterNamePattern = @"^[a-zA-Z0-9_.\-\/]+$";

    [GeneratedRegex(AmiNamePattern, RegexOptions.CultureInvariant)]
    private static partial Regex AmiName();

    [GeneratedRegex(ParameterNamePattern, RegexOptions.CultureInvariant)]
    private static partial Regex ParameterName();

    [GeneratedRegex(@"^arn:aws[^:]*:organizations::[0-9]{12}:organization/o-[a-z0-9]{10,32}$", RegexOptions.CultureInvariant)]
    private static partial Regex OrganizationArn();

    [GeneratedRegex(
        @"^arn:aws[^:]*:organizations::[0-9]{12}:ou/o-[a-z0-9]{10,32}/ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}",
        RegexOptions.CultureInvariant)]
    private static partial Regex OrganizationalUnitArn();
}
