using Amazon.EC2.Model;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Translation;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;
using Keyferry.Wire.Services.Account;
using Keyferry.Wire.Services.ServiceQuotas;
using Region = Keyferry.Cloud.Worlds.Region;
using ServiceQuota = Keyferry.Cloud.ServiceQuotas.ServiceQuota;

namespace Keyferry.Aws.Reading;

/// <summary>What an account has set for a Region: EC2's and EBS's settings, whether the Region is enabled, launch templates.</summary>
internal sealed class SettingsReading(Readers readers)
{
    /// <summary>Why nothing can be read where a Region isn't enabled; what was made before it was disabled is still there.</summary>
    public static string WhyClosed(AccountId account, Region region) =>
        $"{region} isn't enabled in {account}, so nobody can look what is there";

    /// <summary>Encryption by default and the default key, with that key.</summary>
    public Task ReadEncryptionAsync(AccountId account, Region region) => readers.Once($"encryption {account} {region}", async () =>
    {
        if (await IsClosedAsync(account, region).ConfigureAwait(false))
        {
            return;
        }

        await Task.WhenAll(ByDefaultAsync(account, region), DefaultKeyAsync(account, region)).ConfigureAwait(false);
    });

    /// <summary>Which images of others the account allows in the Region.</summary>
    public Task ReadAllowedImagesAsync(AccountId account, Region region) => readers.Once($"allowed {account} {region}", async () =>
    {
        if (await IsClosedAsync(account, region).ConfigureAwait(false))
        {
            return;
        }

        Answer<GetAllowedImagesSettingsResponse> answer = await readers.Access.ReadAsync(
            account, region, ReadActions.GetAllowedImagesSettings, "",
            (aws, stop) => aws.Ec2.GetAllowedImagesSettingsAsync(new GetAllowedImagesSettingsRequest(), stop)).ConfigureAwait(false);
        Note(answer);
        readers.Draft.Put(account, region, s => answer is Answer<GetAllowedImagesSettingsResponse>.Known known
            ? s with { AllowedImages = ImageTranslation.Allowed(known.Value), AllowedImagesUnknownBecause = null }
            : s with { AllowedImagesUnknownBecause = WhyUnknown(answer) });
        PutOrigin(account, region, "allowedImages", ReadActions.GetAllowedImagesSettings);
    });

    /// <summary>How many more images the account may have in the Region. Those in the Recycle Bin count too, and nobody looks there.</summary>
    public Task ReadRoomAsync(AccountId account, Region region) => readers.Once($"room {account} {region}", async () =>
    {
        if (await IsClosedAsync(account, region).ConfigureAwait(false))
        {
            return;
        }

        ServiceQuota quota = ServiceQuota.Images;
        Task<Answer<GetServiceQuotaResponse>> asking = readers.Access.ReadAsync(
            account, region, ReadActions.GetServiceQuota, quota.Name, (aws, stop) => aws.ServiceQuotas.GetServiceQuotaAsync(
                new GetServiceQuotaRequest { ServiceCode = quota.Service, QuotaCode = quota.Code }, stop));
        Answer<IReadOnlyList<Image>> own = await readers.Images.OwnAsync(account, region).ConfigureAwait(false);
        Answer<GetServiceQuotaResponse> applied = await asking.ConfigureAwait(false);
        Note(own);
        Note(applied);
        // Who never asked for more has AWS's default, and Service Quotas may have nothing to say of that.
        double? most = applied is Answer<GetServiceQuotaResponse>.Unknown ? null
            : (applied as Answer<GetServiceQuotaResponse>.Known)?.Value.Quota?.Value ?? quota.Default;
        int? left = own is Answer<IReadOnlyList<Image>>.Known known && most is { } value
            ? (int)Math.Clamp(value - known.Value.Count, 0, int.MaxValue)
            : null;
        readers.Draft.Put(account, region, s => s with
        {
            RemainingImageQuota = left,
            RemainingImageQuotaUnknownBecause = left is not null ? null : most is null ? WhyUnknown(applied) : WhyUnknown(own),
        });
        PutOrigin(account, region, "remainingImageQuota", ReadActions.GetServiceQuota);
    });

    /// <summary>Whether the account lets images be public in the Region.</summary>
    public Task ReadBlockPublicAccessAsync(AccountId account, Region region) => readers.Once($"public {account} {region}", async () =>
    {
        Answer<GetImageBlockPublicAccessStateResponse> answer = await readers.Access.ReadAsync(
            account, region, ReadActions.GetImageBlockPublicAccessState, "",
            (aws, stop) => aws.Ec2.GetImageBlockPublicAccessStateAsync(new GetImageBlockPublicAccessStateRequest(), stop))
            .ConfigureAwait(false);
        Note(answer);
        readers.Draft.Put(account, region, s => s with
        {
            ImageBlockPublicAccess = Fact(answer, a => a.ImageBlockPublicAccessState == "block-new-sharing"),
        });
        PutOrigin(account, region, "imageBlockPublicAccess", ReadActions.GetImageBlockPublicAccessState);
    });

    /// <summary>Whether the Region is enabled in the account; only opt-in Regions may not be (F5.56).</summary>
    public Task ReadRegionAsync(AccountId account, Region region) => IsClosedAsync(account, region);

    /// <summary>
    /// Whether the Region surely isn't enabled in the account: then nothing in it answers, and nothing is set in it.
    /// </summary>
    public Task<bool> IsClosedAsync(AccountId account, Region region) =>
        !RegionCatalog.IsOptIn(region) ? Task.FromResult(false) : readers.Once($"region {account} {region}", async () =>
        {
            Answer<GetRegionOptStatusResponse> answer = await readers.Access.ReadAsync(
                account, readers.Home, ReadActions.GetRegionOptStatus, region.Value,
                (aws, stop) => aws.Account.GetRegionOptStatusAsync(new GetRegionOptStatusRequest { RegionName = region.Value }, stop))
                .ConfigureAwait(false);
            Note(answer);
            Fact<bool> enabled = Fact(answer, a => a.RegionOptStatus is "ENABLED" or "ENABLED_BY_DEFAULT");
            readers.Draft.Put(account, a => a with { EnabledRegions = a.EnabledRegions.SetItem(region, enabled) });
            readers.Draft.PutOrigin(Subjects.Account(account), $"account:GetRegionOptStatus of {region} in {account}", $"regions/{region}");
            bool isClosed = !enabled.Or(true);
            if (isClosed)
            {
                readers.Draft.Put(account, region, _ => Keyferry.Cloud.Ec2.Ec2Settings.Default);
            }

            return isClosed;
        });

    public Task ReadLaunchTemplateAsync(AccountId account, Region region, string id) =>
        readers.Once($"template {account} {region} {id}", async () =>
        {
            if (await IsClosedAsync(account, region).ConfigureAwait(false))
            {
                readers.Draft.PutUnread(Subjects.LaunchTemplate(account, region, id), WhyClosed(account, region));
                return;
            }

            Answer<IReadOnlyList<LaunchTemplate>> answer = await readers.Access.ReadAsync<IReadOnlyList<LaunchTemplate>>(
                account, region, ReadActions.DescribeLaunchTemplates, id, async (aws, stop) =>
                    (await aws.Ec2.DescribeLaunchTemplatesAsync(
                        new DescribeLaunchTemplatesRequest { LaunchTemplateIds = [id] }, stop).ConfigureAwait(false)).LaunchTemplates ?? [])
                .ConfigureAwait(false);
            string subject = Subjects.LaunchTemplate(account, region, id);
            if (readers.Take(answer, subject) is not { } templates)
            {
                return;
            }

            if (templates is [var template, ..])
            {
                readers.Draft.Put(ImageTranslation.Template(account, region, template));
                readers.Draft.PutOrigin(subject, $"ec2:DescribeLaunchTemplates of {id} in {account}");
            }
            else
            {
                readers.Draft.PutAbsent(subject);
            }
        });

    private async Task ByDefaultAsync(AccountId account, Region region)
    {
        Answer<GetEbsEncryptionByDefaultResponse> answer = await readers.Access.ReadAsync(
            account, region, ReadActions.GetEbsEncryptionByDefault, "",
            (aws, stop) => aws.Ec2.GetEbsEncryptionByDefaultAsync(new GetEbsEncryptionByDefaultRequest(), stop)).ConfigureAwait(false);
        Note(answer);
        readers.Draft.Put(account, region, s => s with { EncryptionByDefault = Fact(answer, a => a.EbsEncryptionByDefault == true) });
        PutOrigin(account, region, "encryptionByDefault", ReadActions.GetEbsEncryptionByDefault);
    }

    private async Task DefaultKeyAsync(AccountId account, Region region)
    {
        Answer<GetEbsDefaultKmsKeyIdResponse> answer = await readers.Access.ReadAsync(
            account, region, ReadActions.GetEbsDefaultKmsKeyId, "",
            (aws, stop) => aws.Ec2.GetEbsDefaultKmsKeyIdAsync(new GetEbsDefaultKmsKeyIdRequest(), stop)).ConfigureAwait(false);
        Note(answer);
        Fact<string?> key = Fact(answer, a => a.KmsKeyId is "alias/aws/ebs" ? null : a.KmsKeyId);
        readers.Draft.Put(account, region, s => s with { DefaultKmsKeyId = key });
        PutOrigin(account, region, "defaultKmsKeyId", ReadActions.GetEbsDefaultKmsKeyId);
        if (key.IsKnown)
        {
            await (key.Value is { } named ? readers.Keys.ReadAsync(account, region, named) : readers.Keys.ReadDefaultAsync(account, region))
                .ConfigureAwait(false);
        }
    }

    private void PutOrigin(AccountId account, Region region, string field, ReadAction action) =>
        readers.Draft.PutOrigin(Subjects.Ec2Settings(account, region), $"{action} in {account} ({region})", field);

    private void Note<T>(Answer<T> answer)
    {
        if (answer is Answer<T>.Unknown unknown)
        {
            readers.Draft.Note(unknown.Because);
        }
    }

    // These settings are always there: where AWS says that they aren't, nothing is known.
    private static Fact<TFact> Fact<T, TFact>(Answer<T> answer, Func<T, TFact> map) =>
        answer is Answer<T>.Known known ? map(known.Value) : Fact<TFact>.Unknown(WhyUnknown(answer));

    private static string WhyUnknown<T>(Answer<T> answer) => answer switch
    {
        Answer<T>.Unknown unknown => unknown.Because.ToString(),
        Answer<T>.Missing missing => $"AWS answered {missing.Error}",
        _ => WorldDraft.NotLookedFor,
    };
}
