using System.Collections.Immutable;
using System.Diagnostics;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Doctor.Fixing.Changes;

/// <summary>What is set in an entry of the distribution settings. A closed union.</summary>
public abstract record DistributionEdit
{
    private DistributionEdit()
    {
    }

    /// <summary>The key of the copies; null leaves it out, so that each account's default key is taken.</summary>
    public sealed record Key(string? KeyArn) : DistributionEdit;

    public sealed record AmiName(string Name) : DistributionEdit;

    /// <summary>The image stays where it is, and the accounts that would copy it may launch it.</summary>
    public sealed record ShareInstead(ImmutableArray<AccountId> Accounts) : DistributionEdit;

    /// <summary>Leaves an empty list of target accounts out.</summary>
    public sealed record NoTargets : DistributionEdit;

    public sealed record LaunchPermission(string From, string To) : DistributionEdit;

    public sealed record LaunchTemplate(string From, string To) : DistributionEdit;

    /// <summary>An SSM parameter of the account gets the image's id, in place of its launch template.</summary>
    public sealed record ParameterInstead(string TemplateId, AccountId Account, string ParameterName) : DistributionEdit;

    public sealed record RenameParameter(string From, string To) : DistributionEdit;

    public sealed record NoFastLaunch(AccountId Account) : DistributionEdit;

    /// <summary>Whether Image Builder refuses what stood there before, so that nobody can put it back.</summary>
    internal bool IsCorrection => this is NoTargets or LaunchPermission;
}

/// <summary>Sets a field of an entry of the distribution settings (UpdateDistributionConfiguration).</summary>
/// <param name="Settings">ARN of the settings.</param>
/// <param name="Entry">Index of the entry.</param>
/// <param name="InRegion">The entry's Region, for people.</param>
/// <param name="Edit">What is set.</param>
public sealed record AmendDistribution(string Settings, int Entry, Region InRegion, DistributionEdit Edit) : Change
{
    public override AccountId Account => new(Settings.Split(':')[4]);

    public override Region? Region => new Region(Settings.Split(':')[3]);

    public override string Sentence => $"in the distribution settings {Settings[(Settings.LastIndexOf('/') + 1)..]}, entry "
        + $"{InRegion}: " + Edit switch
        {
            DistributionEdit.Key { KeyArn: { } key } => $"encrypt the copies with {key}",
            DistributionEdit.Key => "leave `kmsKeyId` out: each account's default key then encrypts its copy",
            DistributionEdit.AmiName name => $"name the AMI `{name.Name}`",
            DistributionEdit.ShareInstead => "share the image with launch permissions instead of copying it to the accounts",
            DistributionEdit.NoTargets => "leave the empty list of target accounts out",
            DistributionEdit.LaunchPermission item => $"share with `{item.To}` instead of `{item.From}`",
            DistributionEdit.LaunchTemplate template => $"name the launch template `{template.To}` instead of `{template.From}`",
            DistributionEdit.ParameterInstead parameter =>
                $"write the image's id into the SSM parameter `{parameter.ParameterName}` of account {parameter.Account}, "
                + $"not into the launch template {parameter.TemplateId}",
            DistributionEdit.RenameParameter parameter => $"name the SSM parameter `{parameter.To}` instead of `{parameter.From}`",
            DistributionEdit.NoFastLaunch fast => $"take account {fast.Account} out of `fastLaunchConfigurations`",
            _ => throw new UnreachableException(),
        };

    public override string? Slot => Edit is DistributionEdit.Key or DistributionEdit.AmiName ? $"{Settings} {Entry} {Edit.GetType().Name}" : null;

    public override ImmutableArray<string> Notes => Edit switch
    {
        DistributionEdit.ShareInstead =>
            ["Launch permissions are another way than copies: the accounts launch the one image, and must be subscribed to its product."],
        DistributionEdit.NoFastLaunch => ["Enable Fast Launch from that account after the distribution (ec2:EnableFastLaunch)."],
        DistributionEdit.ParameterInstead parameter =>
            [$"In account {parameter.Account}, let the launch template take its image from the parameter: `resolve:ssm:{parameter.ParameterName}`."],
        _ => [],
    };

    public override ImmutableArray<Access> Opens => Edit switch
    {
        DistributionEdit.LaunchPermission item => [Launches(item.To)],
        DistributionEdit.ShareInstead share => [.. share.Accounts.Select(a => Launches($"arn:aws:iam::{a}:root"))],
        _ => [],
    };

    private Access Launches(string principal) =>
        new(principal, ["ec2:RunInstances"], $"images of the distribution settings in {InRegion}", []);

    public override World Apply(World world)
    {
        ImageBuilderState state = world.ImageBuilder;
        if (!state.DistributionConfigurations.TryGetValue(Settings, out DistributionConfiguration? settings)
            || Entry >= settings.Distributions.Length)
        {
            return world;
        }

        DistributionConfiguration next = settings with
        {
            Distributions = settings.Distributions.SetItem(Entry, Amend(settings.Distributions[Entry])),
        };
        return world with
        {
            ImageBuilder = state with { DistributionConfigurations = state.DistributionConfigurations.SetItem(Settings, next) },
        };
    }

    private Distribution Amend(Distribution entry)
    {
        AmiDistribution ami = entry.Ami ?? new AmiDistribution();
        return Edit switch
        {
            DistributionEdit.Key key => entry with { Ami = ami with { KmsKeyId = key.KeyArn } },
            DistributionEdit.AmiName name => entry with { Ami = ami with { Name = name.Name } },
            DistributionEdit.ShareInstead => entry with { Ami = Shared(ami) },
            DistributionEdit.NoTargets => entry with { Ami = ami with { TargetAccountIds = null } },
            DistributionEdit.LaunchPermission item => entry with { Ami = ami with { LaunchPermission = Replaced(ami.LaunchPermission, item) } },
            DistributionEdit.LaunchTemplate template => entry with
            {
                LaunchTemplates =
                [
                    .. entry.LaunchTemplates.Select(t => t.LaunchTemplateId == template.From ? t with { LaunchTemplateId = template.To } : t),
                ],
            },
            DistributionEdit.ParameterInstead parameter => entry with
            {
                LaunchTemplates =
                [
                    .. entry.LaunchTemplates.Where(t => t.LaunchTemplateId != parameter.TemplateId || t.AccountId != parameter.Account),
                ],
                SsmParameters = entry.SsmParameters.Add(
                    new SsmParameterTarget(parameter.ParameterName, parameter.Account, "aws:ec2:image")),
            },
            DistributionEdit.RenameParameter parameter => entry with
            {
                SsmParameters =
                [
                    .. entry.SsmParameters.Select(p => p.ParameterName == parameter.From ? p with { ParameterName = parameter.To } : p),
                ],
            },
            DistributionEdit.NoFastLaunch fast => entry with { FastLaunch = [.. entry.FastLaunch.Where(f => f.AccountId != fast.Account)] },
            _ => throw new UnreachableException(),
        };
    }

    private static AmiDistribution Shared(AmiDistribution ami)
    {
        LaunchPermissionTarget permission = ami.LaunchPermission ?? new LaunchPermissionTarget();
        IEnumerable<string> users = (permission.UserIds ?? []).Concat((ami.TargetAccountIds ?? []).Select(a => a.Value));
        return ami with
        {
            TargetAccountIds = null,
            KmsKeyId = null,
            LaunchPermission = permission with { UserIds = [.. users.Distinct(StringComparer.Ordinal)] },
        };
    }

    private static LaunchPermissionTarget? Replaced(LaunchPermissionTarget? permission, DistributionEdit.LaunchPermission item)
    {
        ImmutableArray<string>? In(ImmutableArray<string>? values) =>
            values is { } all ? [.. all.Select(v => v == item.From ? item.To : v)] : null;
        return permission is null ? null : permission with
        {
            UserIds = In(permission.UserIds),
            OrganizationArns = In(permission.OrganizationArns),
            OrganizationalUnitArns = In(permission.OrganizationalUnitArns),
        };
    }
}
