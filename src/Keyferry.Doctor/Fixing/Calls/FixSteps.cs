using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Fixing.Changes;
using Keyferry.Policies.Language;

namespace Keyferry.Doctor.Fixing.Calls;

/// <summary>
/// A plan as API calls, in the order of its stages. Changes of one document are one step, since the APIs take whole
/// documents. The commands of the AWS CLI that a plan prints make the same calls.
/// </summary>
public static class FixSteps
{
    public static ImmutableArray<FixStep> Of(FixPlan plan)
    {
        List<FixStep> steps = [];
        HashSet<Change> done = [];
        ImmutableArray<AmendedText> documents = AmendedText.Of(plan);
        foreach (Change change in plan.Stages.SelectMany(s => s.Changes))
        {
            if (done.Contains(change))
            {
                continue;
            }

            ImmutableArray<Change> together = documents.FirstOrDefault(d => d.Changes.Contains(change))?.Changes ?? [change];
            done.UnionWith(together);
            steps.Add(Of(plan, change) with { Sentences = [.. together.Select(c => c.Sentence)] });
        }

        return [.. steps];
    }

    private static FixStep Of(FixPlan plan, Change change) => change switch
    {
        AmendPolicy amend => PolicySteps.Of(plan, amend),
        AttachManagedPolicy attach => Step(
            change,
            RoleSteps.Attach(attach.Owner, attach.RoleName, attach.PolicyArn),
            RoleSteps.Detach(attach.Owner, attach.RoleName, attach.PolicyArn)),
        CreateRole role => RoleSteps.Create(role),
        CreateKey key => NewKey(plan, key),
        EnableKey key => Enable(plan, key),
        SetDefaultKey key => SetDefault(plan, key),
        EnableRegion region => Enable(region),
        UnblockPublicSharing open => Step(
            change,
            Call(change, "ec2", "DisableImageBlockPublicAccess", []),
            Call(change, "ec2", "EnableImageBlockPublicAccess", new() { ["ImageBlockPublicAccessState"] = "block-new-sharing" })),
        AllowImageProvider allow => Step(
            change, Criteria(plan.After, allow), Criteria(plan.Before, allow)),
        ShareSnapshot share => Step(change, Share(share, "add"), Share(share, "remove")),
        TagImage tag => Tag(plan, tag),
        EnableImage image => Step(
            change,
            Call(change, "ec2", "EnableImage", new() { ["ImageId"] = image.ImageId }),
            Call(change, "ec2", "DisableImage", new() { ["ImageId"] = image.ImageId })),
        SetRecipeKey recipe => NewRecipe(plan, recipe),
        AmendDistribution settings => Amend(plan, settings),
        _ => throw new UnreachableException(),
    };

    private static FixStep Step(Change change, ApiCall call, ApiCall undo) => new(change.Account, [], [call], [undo]);

    private static ApiCall Call(Change change, string service, string operation, JsonObject input) =>
        ApiCall.Of(change.Account, change.Region, service, operation, input);

    // KMS gives the id; in the calls that follow it takes the place of the planned one.
    private static FixStep NewKey(FixPlan plan, CreateKey change) => new(
        change.Account,
        [],
        [
            Call(change, "kms", "CreateKey", new()
            {
                ["Description"] = CreateKey.Description,
                ["Policy"] = PolicyText.Write(plan.After.Keys[change.KeyArn].Policy.Policy.Value.Content, indented: false),
            }),
            Call(change, "kms", "CreateAlias", new() { ["AliasName"] = change.Alias, ["TargetKeyId"] = change.KeyId }),
        ],
        [
            Call(change, "kms", "DeleteAlias", new() { ["AliasName"] = change.Alias }),
            // As late as KMS allows: what was encrypted with it meanwhile is lost with it.
            Call(change, "kms", "ScheduleKeyDeletion", new() { ["KeyId"] = change.KeyId, ["PendingWindowInDays"] = 30 }),
        ])
    {
        PlannedKeyId = change.KeyId,
    };

    private static FixStep Enable(FixPlan plan, EnableKey change)
    {
        ApiCall Key(string operation) => Call(change, "kms", operation, new() { ["KeyId"] = change.KeyArn });
        return change.From switch
        {
            KeyState.PendingDeletion or KeyState.PendingReplicaDeletion => new FixStep(
                change.Account,
                [],
                [Key("CancelKeyDeletion"), Key("EnableKey")],
                [Call(change, "kms", "ScheduleKeyDeletion", new()
                {
                    ["KeyId"] = change.KeyArn,
                    // What is left of the waiting period, within what KMS takes.
                    ["PendingWindowInDays"] = Math.Clamp(DaysLeft(plan.Before, change.KeyArn), 7, 30),
                })]),
            KeyState.PendingImport => new FixStep(change.Account, [], [], [])
            {
                ByHand = $"the key material of {change.KeyArn} is needed, and only you have it",
            },
            _ => Step(change, Key("EnableKey"), Key("DisableKey")),
        };
    }

    private static int DaysLeft(World world, string keyArn) =>
        world.Keys.GetValueOrDefault(keyArn) is { DeletionDate: { } date } key
            ? Math.Max(key.PendingWindowInDays ?? 0, (int)Math.Ceiling((date - world.Now).TotalDays))
            : 30;

    private static FixStep SetDefault(FixPlan plan, SetDefaultKey change)
    {
        string? before = plan.Before.Ec2Settings.GetValueOrDefault((change.Owner, change.InRegion))?.DefaultKmsKeyId.Or(null);
        return Step(
            change,
            Call(change, "ec2", "ModifyEbsDefaultKmsKeyId", new() { ["KmsKeyId"] = change.KeyArn }),
            before is null
                ? Call(change, "ec2", "ResetEbsDefaultKmsKeyId", [])
                : Call(change, "ec2", "ModifyEbsDefaultKmsKeyId", new() { ["KmsKeyId"] = before }));
    }

    private static FixStep Enable(EnableRegion change)
    {
        ApiCall Region(string operation) => Call(change, "account", operation, new() { ["RegionName"] = change.Name.Value });
        return Step(change, Region("EnableRegion"), Region("DisableRegion")) with
        {
            Awaits = Region("GetRegionOptStatus"),
            Ready = "ENABLED",
        };
    }

    // A list of criteria is replaced whole.
    private static ApiCall Criteria(World world, AllowImageProvider change)
    {
        JsonArray criteria = [];
        foreach (ImageCriterion criterion in world.Ec2Settings[(change.Owner, change.InRegion)].AllowedImages.Criteria)
        {
            criteria.Add((JsonNode)CriterionText.Of(criterion));
        }

        return Call(change, "ec2", "ReplaceImageCriteriaInAllowedImagesSettings", new() { ["ImageCriteria"] = criteria });
    }

    private static ApiCall Share(ShareSnapshot change, string how) => Call(change, "ec2", "ModifySnapshotAttribute", new()
    {
        ["SnapshotId"] = change.SnapshotId,
        ["Attribute"] = "createVolumePermission",
        ["OperationType"] = how,
        ["UserIds"] = new JsonArray(change.With.Value),
    });

    private static FixStep Tag(FixPlan plan, TagImage change)
    {
        JsonObject Input(bool withValue)
        {
            JsonArray resources = [];
            foreach (string id in change.SnapshotIds.Prepend(change.ImageId))
            {
                resources.Add((JsonNode)id);
            }

            JsonObject tag = new() { ["Key"] = change.Key };
            if (withValue)
            {
                tag["Value"] = change.Value;
            }

            return new() { ["Resources"] = resources, ["Tags"] = new JsonArray(tag) };
        }

        // A value that stood there before is written again.
        string? before = plan.Before.Images.GetValueOrDefault((change.InRegion, change.ImageId))?.Tags.GetValueOrDefault(change.Key);
        JsonObject back = Input(withValue: false);
        if (before is not null)
        {
            back["Tags"]![0]!["Value"] = before;
        }

        return Step(
            change, Call(change, "ec2", "CreateTags", Input(withValue: true)), Call(change, "ec2", before is null ? "DeleteTags" : "CreateTags", back));
    }

    private static FixStep NewRecipe(FixPlan plan, SetRecipeKey change)
    {
        ImagePipeline before = plan.Before.ImageBuilder.ImagePipelines[change.Pipeline];
        ImagePipeline after = plan.After.ImageBuilder.ImagePipelines[change.Pipeline];
        ImageRecipe recipe = plan.After.ImageBuilder.ImageRecipes[after.ImageRecipeArn];
        ApiCall Pipeline(ImagePipeline pipeline) => new(
            change.Account, change.Region!.Value, "imagebuilder", "UpdateImagePipeline", SettingsText.Of(pipeline));
        return new FixStep(
            change.Account,
            [],
            [
                new ApiCall(change.Account, change.Region!.Value, "imagebuilder", "CreateImageRecipe", SettingsText.Of(recipe)),
                Pipeline(after),
            ],
            [
                Pipeline(before),
                Call(change, "imagebuilder", "DeleteImageRecipe", new() { ["imageRecipeArn"] = recipe.Arn }),
            ]);
    }

    // What else was in settings that Image Builder would refuse can be put back without that.
    private static FixStep Amend(FixPlan plan, AmendDistribution change)
    {
        AmendDistribution[] corrections =
            [.. plan.Changes.OfType<AmendDistribution>().Where(c => c.Settings == change.Settings && c.Edit.IsCorrection)];
        ApiCall call = Settings(plan.After, change);
        ApiCall undo = Settings(Fixer.Apply(plan.Before, corrections), change);
        return new FixStep(change.Account, [], [call], undo == call ? [] : [undo])
        {
            Stays = corrections.Length == 0 ? null
                : $"{Prose.List([.. corrections.Select(c => c.Sentence)])}: Image Builder refuses what stood there before",
        };
    }

    private static ApiCall Settings(World world, AmendDistribution change) => new(
        change.Account, change.Region!.Value, "imagebuilder", "UpdateDistributionConfiguration",
        SettingsText.Of(world.ImageBuilder.DistributionConfigurations[change.Settings]));
}
