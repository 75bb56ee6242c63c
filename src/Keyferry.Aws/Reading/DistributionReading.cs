using System.Collections.Immutable;
using Keyferry.Aws.Calling;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Aws.Reading;

/// <summary>
/// What distribution settings need: of each account that takes part in a Region what its calls there hang on. The source
/// account's own Regions are among them even where only other accounts get copies, for nobody outside AWS knows whether a copy
/// goes through it (Q1).
/// </summary>
internal sealed class DistributionReading(Readers readers, DistributionConfiguration settings, Task<ImageRecipe?> recipe)
{
    private const string RoleName = "EC2ImageBuilderDistributionCrossAccountRole";

    public async Task ReadAsync() => await Task.WhenAll(settings.Distributions.Select(EntryAsync)).ConfigureAwait(false);

    private Task EntryAsync(Distribution entry)
    {
        AccountId[] targets =
        [
            .. (entry.Ami?.TargetAccountIds ?? []).Where(t => AccountId.IsValid(t.Value) && t != readers.Source).Distinct(),
        ];
        AccountId[] others =
        [
            .. entry.LaunchTemplates.Select(t => t.AccountId).Concat(entry.SsmParameters.Select(p => p.AmiAccountId))
                .OfType<AccountId>().Where(a => a != readers.Source && AccountId.IsValid(a.Value) && !targets.Contains(a)).Distinct(),
        ];
        return RegionCatalog.Find(entry.Region.Value) is null ? Task.CompletedTask : Task.WhenAll(
        [
            SourceAsync(entry),
            .. targets.Select(target => TargetAsync(entry, target)),
            .. others.Select(other => ActorAsync(other, entry.Region)),
            GranteesAsync(entry, targets),
            .. entry.LaunchTemplates.Select(t =>
                readers.Settings.ReadLaunchTemplateAsync(t.AccountId ?? readers.Source, entry.Region, t.LaunchTemplateId)),
            entry.S3Export is { } export ? readers.Roles.ReadTrustAsync(readers.Source, export.RoleName) : Task.CompletedTask,
        ]);
    }

    private Task SourceAsync(Distribution entry) => Task.WhenAll(
        readers.Settings.ReadEncryptionAsync(readers.Source, entry.Region),
        readers.Settings.ReadRegionAsync(readers.Source, entry.Region),
        readers.Settings.ReadRoomAsync(readers.Source, entry.Region),
        KeyAsync(readers.Source, entry),
        MeantKeyAsync(entry),
        PublicAsync(readers.Source, entry),
        NameAsync(readers.Source, entry));

    private Task TargetAsync(Distribution entry, AccountId target) => Task.WhenAll(
        ActorAsync(target, entry.Region),
        readers.Settings.ReadEncryptionAsync(target, entry.Region),
        readers.Settings.ReadRoomAsync(target, entry.Region),
        readers.Settings.ReadAllowedImagesAsync(target, readers.Home),
        readers.Settings.ReadAllowedImagesAsync(target, entry.Region),
        KeyAsync(target, entry),
        PublicAsync(target, entry),
        NameAsync(target, entry));

    // An account in which Image Builder acts through the distribution role.
    private Task ActorAsync(AccountId account, Region region) => Task.WhenAll(
        readers.Organizations.ReadAsync(account),
        readers.Roles.ReadAsync(account, RoleName),
        readers.Settings.ReadRegionAsync(account, region));

    // Accounts that may launch the image: its own key, Region and limits decide whether they can.
    private async Task GranteesAsync(Distribution entry, AccountId[] targets)
    {
        if (entry.Ami?.LaunchPermission is not { } permission)
        {
            return;
        }

        ImmutableArray<AccountId>[] members = await Task.WhenAll(
            (permission.OrganizationArns ?? []).Concat(permission.OrganizationalUnitArns ?? [])
                .Where(arn => arn.Split(':').Length == 6).Select(readers.Organizations.MembersAsync)).ConfigureAwait(false);
        AccountId[] launchers =
        [
            .. (permission.UserIds ?? []).Where(AccountId.IsValid).Select(id => new AccountId(id)).Concat(members.SelectMany(m => m))
                .Except(targets).Where(a => a != readers.Source).Distinct(),
        ];
        await Task.WhenAll(launchers.Select(launcher => Task.WhenAll(
            readers.Organizations.ReadAsync(launcher),
            readers.Settings.ReadRegionAsync(launcher, entry.Region),
            readers.Settings.ReadEncryptionAsync(launcher, entry.Region),
            readers.Settings.ReadAllowedImagesAsync(launcher, entry.Region)))).ConfigureAwait(false);
    }

    private Task KeyAsync(AccountId account, Distribution entry) =>
        entry.Ami?.KmsKeyId is { } key ? readers.Keys.ReadAsync(account, entry.Region, key) : Task.CompletedTask;

    // What an identifier that finds no key evidently means: the same id or alias of the source account in the Region.
    private Task MeantKeyAsync(Distribution entry) => entry.Ami?.KmsKeyId?.Split(':', 6) is { Length: 6 } parts
        ? readers.Keys.ReadAsync(
            readers.Source, entry.Region, parts[5].StartsWith("key/", StringComparison.Ordinal) ? parts[5][4..] : parts[5])
        : Task.CompletedTask;

    private Task PublicAsync(AccountId account, Distribution entry) => entry.Ami?.LaunchPermission?.UserGroups?.Contains("all") == true
        ? readers.Settings.ReadBlockPublicAccessAsync(account, entry.Region)
        : Task.CompletedTask;

    // A name with the date in it is nobody's yet.
    private async Task NameAsync(AccountId account, Distribution entry)
    {
        string? name = entry.Ami?.Name;
        if (name is null || ImageNameVariables.HasDate(name))
        {
            return;
        }

        if (!ImageNameVariables.HasVersion(name))
        {
            await readers.Images.ReadNameAsync(account, entry.Region, name).ConfigureAwait(false);
        }
        else if (await recipe.ConfigureAwait(false) is { } built)
        {
            Answer<string> number = await readers.Builds.NextAsync(built).ConfigureAwait(false);
            if (number is Answer<string>.Known known)
            {
                await readers.Images.ReadNameAsync(
                    account, entry.Region, ImageNameVariables.WithVersion(name, known.Value)).ConfigureAwait(false);
            }
            else if (number is Answer<string>.Unknown unknown)
            {
                // A world without builds takes this one for the first.
                readers.Draft.PutUnread(
                    Subjects.ImageName(account, entry.Region, ImageNameVariables.WithVersion(name, "1")), unknown.Because);
            }
        }
    }
}
