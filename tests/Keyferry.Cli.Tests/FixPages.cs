using System.Collections.Immutable;
using System.Text;
using Keyferry.Cli.Explaining;
using Keyferry.Cli.Fixing;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Fixing;

namespace Keyferry.Cli.Tests;

/// <summary>The section of a finding's page that shows the fix of its example in every format.</summary>
internal static class FixPages
{
    private const string Before = "## Try it\n";

    private static readonly ImmutableDictionary<string, (string What, string Fence)> s_formats =
        ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, (string, string)>
        {
            ["text"] = ("the plan for people", "text"),
            ["cli"] = ("a script of AWS CLI commands", "sh"),
            ["json"] = ("everything as data", "json"),
            ["diff"] = ("each document, line by line", "diff"),
            ["terraform"] = ("a Terraform configuration", "hcl"),
            ["cloudformation"] = ("CloudFormation templates", "yaml"),
            ["markdown"] = ("a runbook for a ticket", "markdown"),
        });

    public static World World(string scenario) =>
        Scenario.Load("example", scenario, name => Repository.Read("examples/" + name)).Value!.World;

    /// <summary>The page as it should be: with the section where there is a fix, and without it elsewhere.</summary>
    public static string Expected(string page, string example)
    {
        (string head, string tail) = FindingPages.Cut(page);
        string rest = head + tail;
        FixPlan plan = Fixer.Find(World(Repository.Read(example)), new CheckTarget(null, null), [], out _)!;
        int at = rest.IndexOf(Before, StringComparison.Ordinal);
        Assert.True(at > 0, $"the page of {example} has no `{Before.Trim()}`");
        return plan.Changes.IsEmpty ? rest : rest.Insert(at, Section(plan, example));
    }

    private static string Section(FixPlan plan, string example)
    {
        StringBuilder text = new();
        text.Append(FindingPages.SectionStart).Append("\n## The fix in every format\n\n");
        text.Append("What `keyferry fix` makes of the example below. With your scenario it writes it for\nyour accounts.\n");
        foreach (string format in FixRun.Formats)
        {
            using StringWriter writer = new() { NewLine = "\n" };
            FixRun.Write(plan, format, writer);
            (string what, string fence) = s_formats[format];
            text.Append($"\n<details>\n<summary><code>keyferry fix {example} --as {format}</code>: {what}</summary>\n\n");
            text.Append($"````{fence}\n{writer.ToString().TrimEnd('\n')}\n````\n\n</details>\n");
        }

        return text.Append('\n').Append(FindingPages.SectionEnd).Append("\n\n").ToString();
    }
}
