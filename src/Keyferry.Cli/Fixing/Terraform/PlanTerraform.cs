using System.Text.Json.Nodes;
using Keyferry.Cli.Rendering;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Fixing.Changes;

namespace Keyferry.Cli.Fixing.Terraform;

/// <summary>A plan as a Terraform configuration: a provider for each account and Region, and the resources account by account.</summary>
internal static class PlanTerraform
{
    public static void Write(FixPlan plan, TextWriter writer)
    {
        HclBody file = new();
        file.Comment(PlanText.Headline(plan));
        foreach (Unhelped unhelped in plan.Unhelped)
        {
            file.Comment(ReportText.Clean($"not repaired: {unhelped.Code}, {unhelped.Title}: {unhelped.Why}"));
        }

        if (plan.Changes.Length > 0)
        {
            file.Comment("What is there already is imported, and its whole document replaced: read `terraform plan` before `terraform apply`.");
            file.Comment("If a configuration of yours has one of these resources, change it there instead.");
            AddProviders(plan, file.Blank());
            writer.Write(AddResources(plan, file).WithNewKeys(HclText.Write(file)));
            return;
        }

        writer.Write(HclText.Write(file));
    }

    private static void AddProviders(FixPlan plan, HclBody file)
    {
        HclBody required = new();
        required.Attribute("aws", new JsonObject { ["source"] = "hashicorp/aws", ["version"] = Version(plan) });
        file.Block("terraform", new HclBody()
            .Attribute("required_version", ">= 1.5")
            .Block("required_providers", required));
        file.Block("variable", ["profiles"], new HclBody()
            .Attribute("description", "A profile of the AWS configuration for each account, by its id; the default credentials where there is none.")
            .Attribute("type", new HclValue.Expression("map(string)"))
            .Attribute("default", new JsonObject()));
        foreach ((AccountId account, Region region) in plan.Changes.Select(c => (c.Account, TerraformNames.RegionOf(c))).Distinct())
        {
            file.Block("provider", ["aws"], new HclBody()
                .Attribute("alias", TerraformNames.Alias(account, region))
                .Attribute("region", region.Value)
                .Attribute("profile", new HclValue.Expression($"lookup(var.profiles, \"{account}\", null)"))
                .Attribute("allowed_account_ids", new JsonArray(account.Value)));
        }
    }

    // The oldest provider that has what the plan needs: allowed images came with 6.20, the AMI tags of a recipe with 6.19
    // (https://github.com/hashicorp/terraform-provider-aws/blob/main/CHANGELOG.md).
    private static string Version(FixPlan plan) =>
        plan.Changes.Any(c => c is AllowImageProvider) ? ">= 6.20"
        : plan.Changes.OfType<SetRecipeKey>().Any(c => !TerraformResources.Recipe(plan.After, c.Pipeline).AmiTags.IsEmpty) ? ">= 6.19"
        : ">= 5.100";

    private static TerraformResources AddResources(FixPlan plan, HclBody file)
    {
        IReadOnlyList<AmendedText> documents = AmendedText.Of(plan);
        TerraformResources resources = new(plan, file);
        foreach (FixStage stage in plan.Stages)
        {
            file.Comment($"---- {ReportText.Clean(PlanText.AccountName(plan, stage.Account))} ----");
            foreach (Change change in stage.Changes)
            {
                file.Blank();
                file.Comment(ReportText.Clean(change.Sentence));
                foreach (string note in change.Notes)
                {
                    file.Comment(ReportText.Clean(note));
                }

                resources.Add(change, documents.FirstOrDefault(d => d.Changes.Contains(change)));
            }
        }

        return resources;
    }
}
