using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.Ec2;

namespace Keyferry.Server.Ec2;

/// <summary>What an account sets once for a Region: encryption by default, public access, Allowed AMIs, fast launch.</summary>
public static class Ec2SettingsOperations
{
    private const string Account = "account";

    public static void AddTo(OperationTable table)
    {
        AddEncryption(table);
        AddPublicAccess(table);
        AddAllowedImages(table);
        AddFastLaunch(table);
    }

    private static Ec2Service Of(ServiceCall call) => new(call.Run);

    private static void AddEncryption(OperationTable table)
    {
        table.Add(Api.Ec2Model.EnableEbsEncryptionByDefault, (call, request) => Of(call)
            .SetEbsEncryptionByDefault(call.Caller, call.Region, on: true)
            .Answer(request.DryRun, _ => new Api.EnableEbsEncryptionByDefaultResult { EbsEncryptionByDefault = true }));
        table.Add(Api.Ec2Model.DisableEbsEncryptionByDefault, (call, request) => Of(call)
            .SetEbsEncryptionByDefault(call.Caller, call.Region, on: false)
            .Answer(request.DryRun, _ => new Api.DisableEbsEncryptionByDefaultResult { EbsEncryptionByDefault = false }));
        table.Add(Api.Ec2Model.GetEbsEncryptionByDefault, (call, request) => Of(call)
            .GetEbsEncryptionByDefault(call.Caller, call.Region)
            .Answer(request.DryRun, on => new Api.GetEbsEncryptionByDefaultResult { EbsEncryptionByDefault = on }));
        table.Add(Api.Ec2Model.ModifyEbsDefaultKmsKeyId, (call, request) => Of(call)
            .ModifyEbsDefaultKmsKeyId(call.Caller, call.Region, request.KmsKeyId)
            .Answer(request.DryRun, arn => new Api.ModifyEbsDefaultKmsKeyIdResult { KmsKeyId = arn }));
        table.Add(Api.Ec2Model.ResetEbsDefaultKmsKeyId, (call, request) => Of(call)
            .ResetEbsDefaultKmsKeyId(call.Caller, call.Region)
            .Answer(request.DryRun, arn => new Api.ResetEbsDefaultKmsKeyIdResult { KmsKeyId = arn }));
        table.Add(Api.Ec2Model.GetEbsDefaultKmsKeyId, (call, request) => Of(call)
            .GetEbsDefaultKmsKeyId(call.Caller, call.Region)
            .Answer(request.DryRun, id => new Api.GetEbsDefaultKmsKeyIdResult { KmsKeyId = id }));
    }

    private static void AddPublicAccess(OperationTable table)
    {
        table.Add(Api.Ec2Model.EnableImageBlockPublicAccess, (call, request) => Of(call)
            .SetImageBlockPublicAccess(call.Caller, call.Region, blocked: true)
            .Answer(request.DryRun, _ => new Api.EnableImageBlockPublicAccessResult { ImageBlockPublicAccessState = Text(true) }));
        table.Add(Api.Ec2Model.DisableImageBlockPublicAccess, (call, request) => Of(call)
            .SetImageBlockPublicAccess(call.Caller, call.Region, blocked: false)
            .Answer(request.DryRun, _ => new Api.DisableImageBlockPublicAccessResult { ImageBlockPublicAccessState = Text(false) }));
        table.Add(Api.Ec2Model.GetImageBlockPublicAccessState, (call, request) => Of(call)
            .GetImageBlockPublicAccess(call.Caller, call.Region)
            .Answer(request.DryRun, blocked => new Api.GetImageBlockPublicAccessStateResult
            {
                ImageBlockPublicAccessState = Text(blocked),
                ManagedBy = Account,
            }));
        table.Add(Api.Ec2Model.EnableSnapshotBlockPublicAccess, (call, request) => Of(call)
            .SetSnapshotBlockPublicAccess(call.Caller, call.Region, request.State)
            .Answer(request.DryRun, state => new Api.EnableSnapshotBlockPublicAccessResult { State = state }));
        table.Add(Api.Ec2Model.DisableSnapshotBlockPublicAccess, (call, request) => Of(call)
            .SetSnapshotBlockPublicAccess(call.Caller, call.Region, "unblocked")
            .Answer(request.DryRun, state => new Api.DisableSnapshotBlockPublicAccessResult { State = state }));
        table.Add(Api.Ec2Model.GetSnapshotBlockPublicAccessState, (call, request) => Of(call)
            .GetSnapshotBlockPublicAccess(call.Caller, call.Region)
            .Answer(request.DryRun, state => new Api.GetSnapshotBlockPublicAccessStateResult { State = state, ManagedBy = Account }));
    }

    private static string Text(bool blocked) => blocked ? "block-new-sharing" : "unblocked";

    private static void AddAllowedImages(OperationTable table)
    {
        table.Add(Api.Ec2Model.EnableAllowedImagesSettings, (call, request) => Of(call)
            .SetAllowedImages(call.Caller, call.Region, request.AllowedImagesSettingsState)
            .Answer(request.DryRun, state => new Api.EnableAllowedImagesSettingsResult { AllowedImagesSettingsState = state }));
        table.Add(Api.Ec2Model.DisableAllowedImagesSettings, (call, request) => Of(call)
            .SetAllowedImages(call.Caller, call.Region, AllowedImagesSettings.Disabled.State)
            .Answer(request.DryRun, state => new Api.DisableAllowedImagesSettingsResult { AllowedImagesSettingsState = state }));
        table.Add(Api.Ec2Model.GetAllowedImagesSettings, (call, request) => Of(call)
            .GetAllowedImages(call.Caller, call.Region)
            .Answer(request.DryRun, settings => new Api.GetAllowedImagesSettingsResult
            {
                State = settings.State,
                ImageCriteria = [.. settings.Criteria.Select(Criterion)],
                ManagedBy = Account,
            }));
        table.Add(Api.Ec2Model.ReplaceImageCriteriaInAllowedImagesSettings, (call, request) => Of(call)
            .ReplaceImageCriteria(call.Caller, call.Region, [.. (request.ImageCriteria ?? []).Select(Criterion)])
            .Answer(request.DryRun, _ => new Api.ReplaceImageCriteriaInAllowedImagesSettingsResult { ReturnValue = true }));
    }

    private static ImageCriterion Criterion(Api.ImageCriterionRequest request) => new()
    {
        ImageProviders = Reading.Texts(request.ImageProviders),
        MarketplaceProductCodes = Reading.Texts(request.MarketplaceProductCodes),
        ImageNames = Reading.Texts(request.ImageNames),
        MaximumDaysSinceDeprecated = request.DeprecationTimeCondition?.MaximumDaysSinceDeprecated,
        MaximumDaysSinceCreated = request.CreationDateCondition?.MaximumDaysSinceCreated,
    };

    private static Api.ImageCriterion Criterion(ImageCriterion criterion) => new()
    {
        ImageProviders = Some(criterion.ImageProviders),
        MarketplaceProductCodes = Some(criterion.MarketplaceProductCodes),
        ImageNames = Some(criterion.ImageNames),
        DeprecationTimeCondition = criterion.MaximumDaysSinceDeprecated is { } deprecated
            ? new Api.DeprecationTimeCondition { MaximumDaysSinceDeprecated = deprecated }
            : null,
        CreationDateCondition = criterion.MaximumDaysSinceCreated is { } created
            ? new Api.CreationDateCondition { MaximumDaysSinceCreated = created }
            : null,
    };

    private static IReadOnlyList<string>? Some(ImmutableArray<string> texts) => texts.IsEmpty ? null : [.. texts];

    private static void AddFastLaunch(OperationTable table)
    {
        table.Add(Api.Ec2Model.EnableFastLaunch, (call, request) => request.ResourceType is not (null or "snapshot")
            ? Ec2Errors.AttributeValue("resourceType", request.ResourceType)
            : Of(call).EnableFastLaunch(
                call.Caller, call.Region, request.ImageId, request.SnapshotConfiguration?.TargetResourceCount,
                request.MaxParallelLaunches,
                request.LaunchTemplate is { } template
                    ? new FastLaunchTemplate(template.LaunchTemplateId, template.LaunchTemplateName, template.Version)
                    : null)
                .Answer(request.DryRun, made => Api.EnableFastLaunchResult.Read(FastLaunchImage(made, "enabling").Write())));
        table.Add(Api.Ec2Model.DisableFastLaunch, (call, request) => Of(call)
            .DisableFastLaunch(call.Caller, call.Region, request.ImageId)
            .Answer(request.DryRun, made => Api.DisableFastLaunchResult.Read(FastLaunchImage(made, "disabling").Write())));
        table.Add(Api.Ec2Model.DescribeFastLaunchImages, (call, request) => Of(call)
            .DescribeFastLaunchImages(
                call.Caller, call.Region, Reading.Texts(request.ImageIds), Reading.Filters(request.Filters),
                new Ec2PageRequest(request.MaxResults, request.NextToken))
            .Answer(request.DryRun, page => new Api.DescribeFastLaunchImagesResult
            {
                FastLaunchImages = [.. page.Items.Select(made => FastLaunchImage(made, made.StateAt(call.World.Now)))],
                NextToken = page.NextToken,
            }));
    }

    // What is enabled and disabled is answered in the same words.
    private static Api.DescribeFastLaunchImagesSuccessItem FastLaunchImage(FastLaunch made, string state) => new()
    {
        ImageId = made.ImageId,
        ResourceType = "snapshot",
        SnapshotConfiguration = Snapshots(made),
        LaunchTemplate = Template(made),
        MaxParallelLaunches = made.MaxParallelLaunches,
        OwnerId = made.Account.Value,
        State = state,
        StateTransitionReason = "Client.UserInitiated",
        StateTransitionTime = made.ChangedAt,
    };

    private static Api.FastLaunchSnapshotConfigurationResponse Snapshots(FastLaunch made) => new()
    {
        TargetResourceCount = made.TargetResourceCount,
    };

    private static Api.FastLaunchLaunchTemplateSpecificationResponse? Template(FastLaunch made) => made.Template is { } template
        ? new()
        {
            LaunchTemplateId = template.LaunchTemplateId,
            LaunchTemplateName = template.LaunchTemplateName,
            Version = template.Version,
        }
        : null;
}
