using System.Globalization;
using System.Text.Json.Nodes;
using Keyferry.Cli.Rendering;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Fixing.Changes;

namespace Keyferry.Cli.Fixing.CloudFormation;

/// <summary>
/// A plan as CloudFormation templates: one document of the YAML stream for each account and Region that a stack can do
/// something in, and the rest as AWS CLI commands in comments, in the order that works.
/// </summary>
internal static class PlanCloudFormation
{
    // Services without Regions: a stack anywhere reaches them.
    private static readonly Region s_global = new("us-east-1");

    public static void Write(FixPlan plan, TextWriter writer)
    {
        void Line(string text = "") => writer.Write(text + "\n");
        Line($"# {PlanText.Headline(plan)}");
        if (plan.Changes.Length > 0)
        {
            Line("# Each part after `---` is a template for one account and Region. What a stack can't change, since it didn't make");
            Line("# it, is there as AWS CLI commands. Do all of it from top to bottom.");
        }

        IReadOnlyList<AmendedText> documents = AmendedText.Of(plan);
        HashSet<AmendedText> written = [];
        int number = 0;
        foreach (FixStage stage in plan.Stages)
        {
            Step[] steps =
            [
                .. stage.Changes.Select(c => (Change: c, Document: documents.FirstOrDefault(d => d.Changes.Contains(c))))
                    .Where(s => s.Document is null || written.Add(s.Document))
                    .Select(s => new Step(s.Change, s.Document, CloudFormationResources.For(plan, s.Change, s.Document))),
            ];
            foreach (IGrouping<Region, Step> template in steps.Where(s => s.Resources is not null).GroupBy(s => s.Change.Region ?? s_global))
            {
                WriteTemplate(plan, stage.Account, template.Key, [.. template], ++number, Line);
            }

            WriteCommands(plan, stage, [.. steps.Where(s => s.Resources is null)], Line);
        }

        foreach (Unhelped unhelped in plan.Unhelped)
        {
            Line();
            Line($"# not repaired: {unhelped.Code}, {ReportText.Clean(unhelped.Title)}: {ReportText.Clean(unhelped.Why)}");
        }
    }

    private static void WriteTemplate(
        FixPlan plan, AccountId account, Region region, Step[] steps, int number, Action<string> line)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"keyferry-fix-{number}");
        line("");
        line($"--- # {ReportText.Clean(PlanText.AccountName(plan, account))}, Region {region}");
        line($"# as {name}.yaml, with a profile of the account:");
        line($"#   aws cloudformation deploy --region {region} --stack-name {name} --template-file {name}.yaml \\");
        JsonObject resources = [];
        foreach (Step step in steps)
        {
            foreach ((string id, JsonNode? resource) in step.Resources!)
            {
                resources[id] = resource!.DeepClone();
            }
        }

        CreateKey[] elsewhere = NewKeyTemplate.Refer(plan, resources);
        string overrides = elsewhere.Length == 0 ? ""
            : " --parameter-overrides " + string.Join(' ', elsewhere.Select(NewKeyTemplate.Override));
        line($"#     --capabilities CAPABILITY_NAMED_IAM{overrides}");
        JsonObject template = new()
        {
            ["AWSTemplateFormatVersion"] = "2010-09-09",
            ["Description"] = "Repairs the distribution of images; found and proved by keyferry fix",
            ["Metadata"] = new JsonObject
            {
                ["Changes"] = new JsonArray([.. steps.SelectMany(Says).Select(s => JsonValue.Create(s))]),
            },
        };
        if (elsewhere.Length > 0)
        {
            template["Parameters"] = NewKeyTemplate.Parameters(elsewhere);
        }

        template["Resources"] = resources;
        line(YamlText.Write(template).TrimEnd('\n'));
        foreach (Step step in steps)
        {
            string[] rest = [.. CloudFormationResources.CommandsAfter(plan, step.Change)];
            if (rest.Length > 0)
            {
                line("");
                line("# Once the stack is there, with the AWS CLI:");
                Comment(rest, line);
            }
        }
    }

    private static IEnumerable<string> Says(Step step) =>
        (step.Document?.Changes ?? [step.Change]).Select(c => c.Sentence).Concat(step.Change.Notes)
            .Append(CloudFormationResources.Note(step.Change)).OfType<string>();

    private static void WriteCommands(FixPlan plan, FixStage stage, Step[] steps, Action<string> line)
    {
        if (steps.Length == 0)
        {
            return;
        }

        line("");
        line($"# {ReportText.Clean(PlanText.AccountName(plan, stage.Account))}: with the AWS CLI and a profile of the account, not a stack");
        foreach (Step step in steps)
        {
            line("#");
            Comment(Says(step).Select(s => $"# {ReportText.Clean(s)}").Concat(PlanCommands.Lines(plan, step.Change, step.Document)), line);
        }
    }

    private static void Comment(IEnumerable<string> lines, Action<string> line)
    {
        foreach (string text in lines)
        {
            line($"#   {text}");
        }
    }

    /// <param name="Change">The change; the first of those that share a document.</param>
    /// <param name="Document">Its document, or null.</param>
    /// <param name="Resources">What a stack makes of it; null for the AWS CLI.</param>
    private sealed record Step(Change Change, AmendedText? Document, JsonObject? Resources);
}
