using System.Diagnostics;
using System.Text.Json.Nodes;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Fixing.Changes;
using Keyferry.Policies.Language;

namespace Keyferry.Cli.Fixing.Terraform;

/// <summary>
/// The resources of each change (https://github.com/hashicorp/terraform-provider-aws/tree/main/website/docs/r). What is there
/// already is imported, and only what the change concerns is managed; nothing that is there is ever replaced.
/// </summary>
internal sealed partial class TerraformResources(FixPlan plan, HclBody file)
{
    private static readonly string[] s_descriptive = ["description", "tags", "tags_all"];

    private readonly TerraformNames _names = new();
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>The resources of one change; where Terraform has none, the AWS CLI commands as a comment.</summary>
    public void Add(Change change, AmendedText? document)
    {
        switch (change)
        {
            case AmendPolicy amend:
                AddPolicy(amend, document);
                break;
            case AttachManagedPolicy attach:
                Attach(attach, attach.RoleName, attach.PolicyArn);
                break;
            case CreateRole role:
                AddRole(role);
                break;
            case CreateKey key:
                AddKey(key, document!);
                break;
            case SetDefaultKey key:
                Resource(change, "aws_ebs_default_kms_key", $"default_{key.Owner}_{key.InRegion}", new HclBody().Attribute("key_arn", key.KeyArn));
                break;
            case EnableRegion region:
                Resource(change, "aws_account_region", $"{region.Name}_{region.Owner}", new HclBody()
                    .Attribute("region_name", region.Name.Value).Attribute("enabled", JsonValue.Create(true)));
                break;
            case UnblockPublicSharing open:
                Resource(change, "aws_ec2_image_block_public_access", $"images_{open.Owner}_{open.InRegion}",
                    new HclBody().Attribute("state", "unblocked"));
                break;
            case AllowImageProvider allow:
                AddAllowedImages(allow);
                break;
            case ShareSnapshot share:
                Resource(change, "aws_snapshot_create_volume_permission", $"{share.SnapshotId}_{share.With}",
                    new HclBody().Attribute("snapshot_id", share.SnapshotId).Attribute("account_id", share.With.Value));
                break;
            case TagImage tag:
                foreach (string id in tag.SnapshotIds.Prepend(tag.ImageId))
                {
                    Resource(change, "aws_ec2_tag", $"{id}_{tag.Key}", new HclBody()
                        .Attribute("resource_id", id).Attribute("key", tag.Key).Attribute("value", tag.Value));
                }

                break;
            case SetRecipeKey recipe:
                AddRecipe(recipe);
                break;
            case AmendDistribution settings when plan.Changes.OfType<AmendDistribution>()
                .Where(c => c.Settings == settings.Settings).All(c => c.Edit is DistributionEdit.NoTargets):
                AddCommands(change, document, "To Terraform an empty list is as good as none: it would change nothing.");
                break;
            case AmendDistribution settings:
                AddSettings(settings);
                break;
            case EnableKey or EnableImage:
                AddCommands(change, document, "Terraform has no resource for it.");
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void AddCommands(Change change, AmendedText? document, string because)
    {
        file.Comment($"{because} With the AWS CLI, as somebody who administers the account:");
        foreach (string line in PlanCommands.Lines(plan, change, document))
        {
            file.Comment("  " + line);
        }
    }

    private void AddKey(CreateKey change, AmendedText document)
    {
        string address = Resource(change, "aws_kms_key", KeyName(change), new HclBody()
            .Attribute("description", CreateKey.Description)
            .Attribute("policy", new HclValue.Encoded(JsonNode.Parse(document.After))));
        Resource(change, "aws_kms_alias", KeyName(change), new HclBody()
            .Attribute("name", change.Alias)
            .Attribute("target_key_id", new HclValue.Expression(address + ".key_id")));
    }

    private static string KeyName(CreateKey change) => $"{change.Alias["alias/".Length..]}_{change.Owner}_{change.InRegion}";

    /// <summary>The configuration with references in place of the ARNs of keys that it makes.</summary>
    public string WithNewKeys(string configuration) => plan.Changes.OfType<CreateKey>().Aggregate(
        configuration,
        (text, key) => text.Replace(
            $"\"{key.KeyArn}\"",
            KeyAddress(key) + ".arn",
            StringComparison.Ordinal));

    private string KeyAddress(CreateKey key) =>
        "aws_kms_key." + _names.Label("aws_kms_key", KeyName(key), $"{key.Account} {KeyName(key)}");

    private void AddPolicy(AmendPolicy change, AmendedText? document)
    {
        HclValue.Encoded text = new(JsonNode.Parse(document!.After));
        switch (change.Place)
        {
            case PolicyPlace.KeyPolicy key when plan.Changes.OfType<CreateKey>().FirstOrDefault(c => c.KeyArn == key.KeyArn) is { } created:
                file.Comment($"done with {KeyAddress(created)} above");
                break;
            case PolicyPlace.KeyPolicy key:
                string keyId = key.KeyArn[(key.KeyArn.LastIndexOf('/') + 1)..];
                Resource(change, "aws_kms_key_policy", $"key_{keyId}",
                    Kept(new HclBody().Attribute("key_id", keyId).Attribute("policy", text)), import: keyId);
                break;
            case PolicyPlace.TrustPolicy trust:
                AddRole(change, trust.Owner, trust.RoleName, text, isThere: plan.Before.Roles.ContainsKey((trust.Owner, trust.RoleName)));
                break;
            case PolicyPlace.InlinePolicy inline:
                HclBody body = new HclBody().Attribute("role", RoleName(inline.Owner, inline.RoleName))
                    .Attribute("name", inline.PolicyName).Attribute("policy", text);
                Resource(change, "aws_iam_role_policy", $"{inline.RoleName}_{inline.PolicyName}_{inline.Owner}",
                    document.Before is null ? body : Kept(body),
                    import: document.Before is null ? null : $"{inline.RoleName}:{inline.PolicyName}");
                break;
            case PolicyPlace.CustomerPolicy managed:
                string path = managed.PolicyArn.Split(':', 6)[5]["policy".Length..];
                string name = path[(path.LastIndexOf('/') + 1)..];
                Resource(change, "aws_iam_policy", $"{name}_{managed.Account}",
                    Kept(new HclBody().Attribute("name", name).Attribute("path", path[..^name.Length]).Attribute("policy", text),
                        s_descriptive), import: managed.PolicyArn);
                break;
            case PolicyPlace.ControlPolicy control:
                OrganizationPolicy policy = plan.Before.Organizations[control.OrganizationId].Policies[control.PolicyId];
                Resource(change, "aws_organizations_policy", $"{policy.Name}_{control.Account}",
                    Kept(new HclBody().Attribute("name", policy.Name)
                        .Attribute("type", control.IsService ? "SERVICE_CONTROL_POLICY" : "RESOURCE_CONTROL_POLICY")
                        .Attribute("content", text), s_descriptive), import: control.PolicyId);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void AddRole(CreateRole role)
    {
        AddRole(role, role.Owner, role.RoleName, new HclValue.Encoded(JsonNode.Parse(PolicyText.Write(role.TrustDocument))), isThere: false);
        foreach (string arn in role.ManagedPolicyArns)
        {
            Attach(role, role.RoleName, arn);
        }
    }

    private void AddRole(Change change, AccountId account, string roleName, HclValue trust, bool isThere)
    {
        string path = plan.After.Roles.TryGetValue((account, roleName), out Role? role) ? role.Path : "/";
        HclBody body = new HclBody().Attribute("name", roleName).Attribute("path", path).Attribute("assume_role_policy", trust);
        string[] kept = ["description", "max_session_duration", "permissions_boundary", "tags", "tags_all"];
        Resource(change, "aws_iam_role", $"{roleName}_{account}", isThere ? Kept(body, kept) : body, isThere ? roleName : null);
    }

    private void Attach(Change change, string roleName, string policyArn) =>
        Resource(change, "aws_iam_role_policy_attachment", $"{roleName}_{policyArn[(policyArn.LastIndexOf('/') + 1)..]}_{change.Account}",
            new HclBody().Attribute("role", RoleName(change.Account, roleName)).Attribute("policy_arn", policyArn));

    // The criteria are one list: those that are there stay.
    private void AddAllowedImages(AllowImageProvider change)
    {
        AllowedImagesSettings settings = plan.After.Ec2Settings.GetValueOrDefault((change.Owner, change.InRegion), Ec2Settings.Default).AllowedImages;
        HclBody body = new HclBody().Attribute("state", settings.State);
        foreach (ImageCriterion criterion in settings.Criteria)
        {
            HclBody block = new();
            Texts(block, "image_names", criterion.ImageNames);
            Texts(block, "image_providers", criterion.ImageProviders);
            Texts(block, "marketplace_product_codes", criterion.MarketplaceProductCodes);
            Days(block, "creation_date_condition", "maximum_days_since_created", criterion.MaximumDaysSinceCreated);
            Days(block, "deprecation_time_condition", "maximum_days_since_deprecated", criterion.MaximumDaysSinceDeprecated);
            body.Block("image_criteria", block);
        }

        Resource(change, "aws_ec2_allowed_images_settings", $"images_{change.Owner}_{change.InRegion}", body, import: "not-used");
    }

    private static void Texts(HclBody body, string name, IEnumerable<string> texts)
    {
        JsonArray list = new([.. texts.Select(t => JsonValue.Create(t))]);
        if (list.Count > 0)
        {
            body.Attribute(name, list);
        }
    }

    private static void Days(HclBody body, string block, string name, int? days)
    {
        if (days is { } number)
        {
            body.Block(block, new HclBody().Attribute(name, JsonValue.Create(number)));
        }
    }

    // Terraform refuses a plan that would replace or delete it, and leaves alone what the fix doesn't concern.
    private static HclBody Kept(HclBody body, params string[] untouched)
    {
        HclBody lifecycle = new HclBody().Attribute("prevent_destroy", JsonValue.Create(true));
        if (untouched.Length > 0)
        {
            lifecycle.Attribute("ignore_changes", new HclValue.Expressions(untouched));
        }

        return body.Block("lifecycle", lifecycle);
    }

    /// <summary>The role's name; where the plan makes the role, a reference, so that the role comes first.</summary>
    private HclValue RoleName(AccountId account, string roleName) =>
        plan.Changes.OfType<CreateRole>().Any(c => c.Owner == account && c.RoleName == roleName)
            ? new HclValue.Expression($"{RoleAddress(account, roleName)}.name")
            : roleName;

    private string RoleAddress(AccountId account, string roleName) =>
        "aws_iam_role." + _names.Label("aws_iam_role", $"{roleName}_{account}", $"{account} {roleName}_{account}");

    private static HclBody Provided(Change change) => new HclBody()
        .Attribute("provider", new HclValue.Expression($"aws.{TerraformNames.Alias(change.Account, change.Region)}"))
        .Blank();

    /// <summary>
    /// Adds a resource, once, and imports what is there by the id that the provider knows it by; the address that others
    /// refer to.
    /// </summary>
    private string Resource(Change change, string type, string name, HclBody body, string? import = null)
    {
        string address = $"{type}.{_names.Label(type, name, $"{change.Account} {name}")}";
        if (!_written.Add(address))
        {
            file.Comment($"done with {address} above");
            return address;
        }

        if (import is not null)
        {
            file.Block("import", new HclBody().Attribute("to", new HclValue.Expression(address)).Attribute("id", import));
        }

        HclBody whole = Provided(change);
        // A policy can't name a role that isn't there.
        string[] roles =
        [
            .. plan.Changes.OfType<CreateRole>().Where(r => change is CreateKey or AmendPolicy { Place: PolicyPlace.KeyPolicy or PolicyPlace.TrustPolicy })
                .Select(r => RoleAddress(r.Owner, r.RoleName)),
        ];
        if (roles.Length > 0)
        {
            whole.Attribute("depends_on", new HclValue.Expressions(roles)).Blank();
        }

        file.Block("resource", address.Split('.'), whole.Add(body));
        return address;
    }
}
