using System.Collections.Immutable;
using System.Diagnostics;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Kms;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Fixing.Calls;
using Keyferry.Doctor.Fixing.Changes;

namespace Keyferry.Cli.Fixing;

/// <summary>The AWS CLI commands of one change (https://docs.aws.amazon.com/cli/latest/reference/).</summary>
internal static class AwsCommands
{
    public static ImmutableArray<string> For(FixPlan plan, Change change, AmendedText? document)
    {
        string file = document is null ? "" : "file://" + document.FileName;
        return change switch
        {
            AmendPolicy { Place: PolicyPlace.CustomerPolicy } amend =>
            [
                "# adds a version each time it is run; a policy keeps five, delete an old one if this is refused",
                Put(amend.Place, file),
            ],
            AmendPolicy amend => [Put(amend.Place, file)],
            AttachManagedPolicy attach => [Attach(attach.RoleName, attach.PolicyArn)],
            CreateRole role =>
            [
                $"aws iam get-role --role-name {Quote(role.RoleName)} > /dev/null 2>&1 \\",
                $"  || aws iam create-role --role-name {Quote(role.RoleName)} --assume-role-policy-document {file}",
                .. role.ManagedPolicyArns.Select(arn => Attach(role.RoleName, arn)),
            ],
            CreateKey key => NewKeyCommands.Create(key, file),
            EnableKey key => Enable(key),
            SetDefaultKey key =>
            [
                $"aws ec2 modify-ebs-default-kms-key-id --region {Quote(key.InRegion.Value)} --kms-key-id {NewKeyCommands.Known(plan, Quote(key.KeyArn))}",
            ],
            EnableRegion region => Enable(region),
            UnblockPublicSharing open => [$"aws ec2 disable-image-block-public-access --region {Quote(open.InRegion.Value)}"],
            AllowImageProvider allow =>
            [
                $"aws ec2 replace-image-criteria-in-allowed-images-settings --region {Quote(allow.InRegion.Value)} \\",
                $"  --image-criteria {Quote(Criteria(plan, allow))}",
            ],
            ShareSnapshot share =>
            [
                $"aws ec2 modify-snapshot-attribute --region {Quote(share.InRegion.Value)} --snapshot-id {Quote(share.SnapshotId)} \\",
                $"  --attribute createVolumePermission --operation-type add --user-ids {share.With}",
            ],
            TagImage tag =>
            [
                $"aws ec2 create-tags --region {Quote(tag.InRegion.Value)} \\",
                $"  --resources {string.Join(' ', tag.SnapshotIds.Prepend(tag.ImageId).Select(Quote))} \\",
                $"  --tags {Quote($"Key={tag.Key},Value={tag.Value}")}",
            ],
            EnableImage image => [$"aws ec2 enable-image --region {Quote(image.InRegion.Value)} --image-id {Quote(image.ImageId)}"],
            SetRecipeKey recipe => NewRecipe(plan, recipe, file),
            AmendDistribution settings =>
            [
                "# the whole settings are replaced: compare with get-distribution-configuration if the scenario isn't complete",
                $"aws imagebuilder update-distribution-configuration --region {Quote(settings.Region!.Value.Value)} --cli-input-json {file}",
            ],
            _ => throw new UnreachableException(),
        };
    }

    // The whole list is replaced, whatever else it asks for.
    private static string Criteria(FixPlan plan, AllowImageProvider change) =>
        "[" + string.Join(',', plan.After.Ec2Settings[(change.Owner, change.InRegion)].AllowedImages.Criteria
            .Select(c => CriterionText.Of(c).ToJsonString())) + "]";

    private static string Put(PolicyPlace place, string file) => place switch
    {
        PolicyPlace.KeyPolicy key =>
            $"aws kms put-key-policy --region {Quote(key.KeyArn.Split(':')[3])} --key-id {Quote(key.KeyArn)} --policy-name default --policy {file}",
        PolicyPlace.TrustPolicy trust =>
            $"aws iam update-assume-role-policy --role-name {Quote(trust.RoleName)} --policy-document {file}",
        PolicyPlace.InlinePolicy inline =>
            $"aws iam put-role-policy --role-name {Quote(inline.RoleName)} --policy-name {Quote(inline.PolicyName)} --policy-document {file}",
        PolicyPlace.CustomerPolicy managed =>
            $"aws iam create-policy-version --policy-arn {Quote(managed.PolicyArn)} --policy-document {file} --set-as-default",
        PolicyPlace.ControlPolicy control => $"aws organizations update-policy --policy-id {Quote(control.PolicyId)} --content {file}",
        _ => throw new UnreachableException(),
    };

    private static string Attach(string role, string policyArn) =>
        $"aws iam attach-role-policy --role-name {Quote(role)} --policy-arn {Quote(policyArn)}";

    private static ImmutableArray<string> Enable(EnableKey change)
    {
        string key = $"--region {Quote(change.KeyArn.Split(':')[3])} --key-id {Quote(change.KeyArn)}";
        string ask = $"state=\"$(aws kms describe-key {key} --query KeyMetadata.KeyState --output text)\"";
        return change.From switch
        {
            KeyState.PendingDeletion or KeyState.PendingReplicaDeletion =>
            [
                ask,
                $"[ \"$state\" != PendingDeletion ] || aws kms cancel-key-deletion {key}",
                $"aws kms enable-key {key}",
            ],
            KeyState.PendingImport =>
            [
                $"aws kms get-parameters-for-import {key} --wrapping-algorithm RSAES_OAEP_SHA_256 --wrapping-key-spec RSA_2048",
                "# wrap the key material with that public key, then:",
                $"# aws kms import-key-material {key} --import-token fileb://token.bin \\",
                "#   --encrypted-key-material fileb://material.bin --expiration-model KEY_MATERIAL_DOES_NOT_EXPIRE",
            ],
            _ => [$"aws kms enable-key {key}"],
        };
    }

    private static ImmutableArray<string> Enable(EnableRegion change)
    {
        string region = $"--region-name {Quote(change.Name.Value)}";
        string ask = $"status=\"$(aws account get-region-opt-status {region} --query RegionOptStatus --output text)\"";
        return
        [
            ask,
            $"[ \"$status\" != DISABLED ] || aws account enable-region {region}",
            ask,
            "while [ \"$status\" = ENABLING ]; do",
            "  sleep 20",
            $"  {ask}",
            "done",
        ];
    }

    private static ImmutableArray<string> NewRecipe(FixPlan plan, SetRecipeKey change, string file)
    {
        ImagePipeline pipeline = plan.After.ImageBuilder.ImagePipelines[change.Pipeline];
        string region = Quote(change.Region!.Value.Value);
        return
        [
            "# compare with get-image-recipe if the scenario doesn't hold every component and setting of the recipe",
            $"aws imagebuilder get-image-recipe --region {region} --image-recipe-arn {Quote(pipeline.ImageRecipeArn)} > /dev/null 2>&1 \\",
            $"  || aws imagebuilder create-image-recipe --region {region} --cli-input-json {file}",
            .. BuildIt(plan, change),
        ];
    }

    /// <summary>Lets the pipeline build the new version of its recipe.</summary>
    internal static ImmutableArray<string> BuildIt(FixPlan plan, SetRecipeKey change)
    {
        string file = $"pipeline-{change.Account}.json";
        List<string> commands = [];
        PlanCommands.Document(plan, file, SettingsText.Of(plan.After.ImageBuilder.ImagePipelines[change.Pipeline]), commands.Add);
        commands.Add($"aws imagebuilder update-image-pipeline --region {Quote(change.Region!.Value.Value)} --cli-input-json file://{file}");
        return [.. commands];
    }

    /// <summary>A word for a POSIX shell, quoted where it isn't plain.</summary>
    internal static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '/' or ',' or '=' or '+' or '@')
            ? word
            : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
