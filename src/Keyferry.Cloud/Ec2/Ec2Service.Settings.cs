using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

// The settings of an account in a Region (2.1, F2.52–F2.54). Their actions have no resource.
public sealed partial class Ec2Service
{
    /// <summary>EnableEbsEncryptionByDefault, DisableEbsEncryptionByDefault (F2.1).</summary>
    public Reply<Ec2Settings> SetEbsEncryptionByDefault(Caller caller, Region region, bool on) => ChangeSettings(
        caller, region, on ? "ec2:EnableEbsEncryptionByDefault" : "ec2:DisableEbsEncryptionByDefault",
        settings => settings with { EncryptionByDefault = on });

    public Reply<bool> GetEbsEncryptionByDefault(Caller caller, Region region) =>
        GetSettings(caller, region, "ec2:GetEbsEncryptionByDefault", s => s.EncryptionByDefault.Or(false));

    /// <summary>ModifyEbsDefaultKmsKeyId (F2.2): the ARN of what the identifier names. EBS looks at the key when it uses it (F2.5).</summary>
    public Reply<string> ModifyEbsDefaultKmsKeyId(Caller caller, Region region, string keyId)
    {
        string arn = KeyArn(Account(caller), region, keyId);
        Reply<Ec2Settings> changed = ChangeSettings(
            caller, region, "ec2:ModifyEbsDefaultKmsKeyId", settings => settings with { DefaultKmsKeyId = arn });
        return changed.Succeeded ? arn : changed.Error;
    }

    /// <summary>ResetEbsDefaultKmsKeyId: back to the AWS managed key, whose ARN is answered.</summary>
    public Reply<string> ResetEbsDefaultKmsKeyId(Caller caller, Region region)
    {
        Reply<Ec2Settings> changed = ChangeSettings(
            caller, region, "ec2:ResetEbsDefaultKmsKeyId", settings => settings with { DefaultKmsKeyId = (string?)null });
        return changed.Succeeded ? AwsManagedKeys.For(Account(caller), region).Arn : changed.Error;
    }

    /// <summary>GetEbsDefaultKmsKeyId (F2.3): the AWS managed key by its alias.</summary>
    public Reply<string> GetEbsDefaultKmsKeyId(Caller caller, Region region) =>
        GetSettings(caller, region, "ec2:GetEbsDefaultKmsKeyId", s => s.DefaultKmsKeyId.Or(null) ?? AwsManagedKeys.EbsAlias);

    /// <summary>EnableImageBlockPublicAccess, DisableImageBlockPublicAccess (F2.52); what is public stays so.</summary>
    public Reply<Ec2Settings> SetImageBlockPublicAccess(Caller caller, Region region, bool blocked) => ChangeSettings(
        caller, region, blocked ? "ec2:EnableImageBlockPublicAccess" : "ec2:DisableImageBlockPublicAccess",
        settings => settings with { ImageBlockPublicAccess = blocked });

    public Reply<bool> GetImageBlockPublicAccess(Caller caller, Region region) =>
        GetSettings(caller, region, "ec2:GetImageBlockPublicAccessState", s => s.ImageBlockPublicAccess.Or(true));

    /// <summary>
    /// EnableSnapshotBlockPublicAccess with <c>block-all-sharing</c> or <c>block-new-sharing</c> (F2.53);
    /// DisableSnapshotBlockPublicAccess is <c>unblocked</c>.
    /// </summary>
    public Reply<string> SetSnapshotBlockPublicAccess(Caller caller, Region region, string state)
    {
        bool off = state == "unblocked";
        Reply<Ec2Settings> changed = ChangeSettings(
            caller, region, off ? "ec2:DisableSnapshotBlockPublicAccess" : "ec2:EnableSnapshotBlockPublicAccess",
            settings => settings with { SnapshotBlockPublicAccess = state });
        return changed.Succeeded ? state : changed.Error;
    }

    public Reply<string> GetSnapshotBlockPublicAccess(Caller caller, Region region) =>
        GetSettings(caller, region, "ec2:GetSnapshotBlockPublicAccessState", s => s.SnapshotBlockPublicAccess);

    /// <summary>EnableAllowedImagesSettings with <c>enabled</c> or <c>audit-mode</c>; DisableAllowedImagesSettings is <c>disabled</c>.</summary>
    public Reply<string> SetAllowedImages(Caller caller, Region region, string state)
    {
        bool off = state == AllowedImagesSettings.Disabled.State;
        Reply<Ec2Settings> changed = ChangeSettings(
            caller, region, off ? "ec2:DisableAllowedImagesSettings" : "ec2:EnableAllowedImagesSettings",
            settings => settings with { AllowedImages = settings.AllowedImages with { State = state } });
        return changed.Succeeded ? state : changed.Error;
    }

    public Reply<AllowedImagesSettings> GetAllowedImages(Caller caller, Region region) =>
        GetSettings(caller, region, "ec2:GetAllowedImagesSettings", s => s.AllowedImages);

    /// <summary>ReplaceImageCriteriaInAllowedImagesSettings: at most ten criteria, 200 values in each list.</summary>
    public Reply<Ec2Settings> ReplaceImageCriteria(Caller caller, Region region, ImmutableArray<ImageCriterion> criteria) =>
        ChangeSettings(caller, region, "ec2:ReplaceImageCriteriaInAllowedImagesSettings", settings => CheckCriteria(criteria) is { } error
            ? error
            : settings with { AllowedImages = settings.AllowedImages with { Criteria = criteria } });

    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ImageCriterionRequest.html.
    private static ServiceError? CheckCriteria(ImmutableArray<ImageCriterion> criteria)
    {
        if (criteria.Length > 10)
        {
            return Ec2Errors.InvalidValue("At most 10 image criteria can be specified");
        }

        foreach (ImageCriterion criterion in criteria)
        {
            if (criterion.ImageProviders.FirstOrDefault(p => !IsProvider(p)) is { } provider)
            {
                return Ec2Errors.AttributeValue("ImageProvider", provider);
            }

            if (criterion.ImageProviders.Contains("none") && criterion.ImageProviders.Length > 1)
            {
                return Ec2Errors.InvalidValue("The image provider 'none' can't be combined with others");
            }

            if (criterion.ImageProviders.Length > 200 || criterion.ImageNames.Length > 50 || criterion.MarketplaceProductCodes.Length > 50)
            {
                return Ec2Errors.InvalidValue("A criterion has at most 200 image providers, 50 image names and 50 product codes");
            }
        }

        return null;
    }

    private static bool IsProvider(string provider) =>
        AccountId.IsValid(provider) || provider is "amazon" or "aws-marketplace" or "aws-backup-vault" or "none";

    private static string KeyArn(AccountId account, Region region, string keyId) =>
        keyId.StartsWith("arn:", StringComparison.Ordinal) ? keyId
        : keyId.StartsWith("alias/", StringComparison.Ordinal) ? Subjects.Alias(account, region, keyId)
        : Subjects.Key(account, region, keyId);

    private Reply<T> GetSettings<T>(Caller caller, Region region, string action, Func<Ec2Settings, T> read)
    {
        using CallScope scope = run.Begin(caller, action, region, "*");
        return (CheckRegion(scope, caller, region) ?? Ask(scope, caller, new Question(action, "*", region))) is { } denied
            ? denied
            : read(_keys.Settings(Account(caller), region));
    }

    private Reply<Ec2Settings> ChangeSettings(
        Caller caller, Region region, string action, Func<Ec2Settings, Reply<Ec2Settings>> change)
    {
        using CallScope scope = run.Begin(caller, action, region, "*");
        AccountId account = Account(caller);
        if ((CheckRegion(scope, caller, region) ?? Ask(scope, caller, new Question(action, "*", region))) is { } denied)
        {
            return denied;
        }

        Reply<Ec2Settings> changed = change(_keys.Settings(account, region));
        if (!changed.Succeeded)
        {
            return scope.Fail(changed.Error);
        }

        run.World = World with { Ec2Settings = World.Ec2Settings.SetItem((account, region), changed.Value!) };
        return changed;
    }
}
