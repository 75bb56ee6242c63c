using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Keyferry.Cli.Fixing;
using Keyferry.Cli.Fixing.Terraform;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Fixing.Calls;
using Keyferry.Doctor.Fixing.Changes;

namespace Keyferry.Cli.Tests;

/// <summary>Terraform and CloudFormation: every kind of change, and what the tools themselves say of it.</summary>
public sealed partial class FixFormatTests(ITestOutputHelper output)
{
    private static readonly Lazy<ImmutableArray<(string Name, FixPlan Plan)>> s_plans = new(() => [.. AllPlans()]);

    [Fact]
    public void Every_kind_of_change_is_written_in_every_format()
    {
        HashSet<Type> written = [];
        foreach ((string name, FixPlan plan) in s_plans.Value.Where(p => !p.Plan.Changes.IsEmpty))
        {
            foreach (string format in FixRun.Formats)
            {
                Assert.True(Text(plan, format).Length > 0, $"{name} as {format}");
            }

            written.UnionWith(plan.Changes.SelectMany(KindsOf));
        }

        Assert.Equal([], Kinds().Except(written).Select(t => t.Name).Order());
    }

    [Fact]
    public void The_commands_of_the_AWS_CLI_make_the_calls_that_are_made_without_it()
    {
        foreach ((string name, FixPlan plan) in s_plans.Value)
        {
            string[] typed =
            [
                .. Text(plan, "cli").Split('\n').Where(l => !l.StartsWith('#')).SelectMany(l => Command().Matches(l)).Select(m => $"{m.Groups[1].Value}:{m.Groups[2].Value.Replace("-", "", StringComparison.Ordinal)}")
                    .Where(c => !Reads().IsMatch(c)),
            ];
            string[] made = [.. FixSteps.Of(plan).SelectMany(s => s.Calls).Select(c => c.Action.ToLowerInvariant())];
            Assert.True(made.SequenceEqual(typed), $"{name}: {string.Join(' ', made)}\n{string.Join(' ', typed)}");
        }
    }

    [GeneratedRegex(@"\baws ([a-z0-9]+) ([a-z-]+) ")]
    private static partial Regex Command();

    [GeneratedRegex(":(get|describe)")]
    private static partial Regex Reads();

    [Fact]
    public void Terraform_is_as_terraform_fmt_leaves_it() => InFolder(folder =>
    {
        foreach ((int i, (string _, FixPlan plan)) in s_plans.Value.Index())
        {
            File.WriteAllText(Path.Combine(folder, $"{i}.tf"), Text(plan, "terraform"));
        }

        AssertAccepts("terraform", ["fmt", "-check", "-diff", "-no-color", folder]);
    });

    [Fact]
    public void Cfn_lint_accepts_every_template() => InFolder(folder =>
    {
        string[] templates =
        [
            .. s_plans.Value.SelectMany(p => Text(p.Plan, "cloudformation").Split("\n--- ")[1..]).Distinct(StringComparer.Ordinal),
        ];
        string[] files = [.. templates.Select((_, i) => Path.Combine(folder, $"{i}.yaml"))];
        foreach ((string file, string template) in files.Zip(templates))
        {
            File.WriteAllText(file, "--- " + template);
        }

        Assert.NotEmpty(files);
        // Its list of IAM's actions (W3037) can be older than the policies that AWS itself writes.
        AssertAccepts("cfn-lint", ["--ignore-checks", "W3037", "--template", .. files]);
    });

    [Fact]
    public void No_template_holds_what_a_stack_does_not_make()
    {
        string[] types =
        [
            .. s_plans.Value.SelectMany(p => Text(p.Plan, "cloudformation").Split('\n'))
                .Where(l => l.StartsWith("    Type: ", StringComparison.Ordinal)).Select(l => l.Trim()).Distinct().Order(StringComparer.Ordinal),
        ];

        Assert.Equal(
            [
                "Type: AWS::IAM::ManagedPolicy", "Type: AWS::IAM::Role", "Type: AWS::IAM::RolePolicy", "Type: AWS::ImageBuilder::ImageRecipe",
                "Type: AWS::KMS::Alias", "Type: AWS::KMS::Key",
            ],
            types);
    }

    [Fact]
    public void Texts_of_a_policy_are_no_templates_to_Terraform()
    {
        HclBody body = new HclBody().Attribute("name", "${aws:username} %{if} \"a\\b\"\n$1");

        Assert.Equal("name = \"$${aws:username} %%{if} \\\"a\\\\b\\\"\\n$1\"\n", HclText.Write(body));
    }

    // Each example's plan, and each other way that the plan names.
    internal static IEnumerable<(string Name, FixPlan Plan)> AllPlans()
    {
        foreach (string path in Directory.GetFiles(Repository.PathOf("examples"), "*.yaml").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            FixPlan plan = Find(File.ReadAllText(path));
            yield return (name, plan);
            foreach (Candidate other in plan.Choices.SelectMany(c => c.Others))
            {
                yield return ($"{name}-{other.Choice}", With(plan, other.Changes));
            }
        }

        FixPlan golden = Find(Repository.Read("examples/golden.yaml"));
        yield return ("rest", With(golden, Rest));
    }

    // What no example needs.
    private static ImmutableArray<Change> Rest { get; } =
    [
        new EnableImage(new AccountId("111122223333"), new Region("us-east-1"), "ami-0a1b2c3d4e5f60001"),
        new TagImage(
            new AccountId("111122223333"), new Region("us-east-1"), "ami-0a1b2c3d4e5f60001", ["snap-0a1b2c3d4e5f60001"], "CreatedBy",
            "EC2 Image Builder"),
        new AttachManagedPolicy(
            new AccountId("444455556666"), "EC2ImageBuilderDistributionCrossAccountRole",
            "arn:aws:iam::aws:policy/Ec2ImageBuilderCrossAccountDistributionAccess"),
    ];

    private static FixPlan Find(string scenario) =>
        Fixer.Find(FixPages.World(scenario), new CheckTarget(null, null), [], out _)!;

    private static FixPlan With(FixPlan plan, ImmutableArray<Change> changes) =>
        plan with { Changes = changes, After = Fixer.Apply(plan.Before, changes), Choices = [], Unhelped = [] };

    internal static string Text(FixPlan plan, string format)
    {
        using StringWriter writer = new() { NewLine = "\n" };
        FixRun.Write(plan, format, writer);
        return writer.ToString();
    }

    private static IEnumerable<Type> KindsOf(Change change)
    {
        yield return change.GetType();
        if (change is AmendPolicy amend)
        {
            yield return amend.Place.GetType();
        }

        if (change is AmendDistribution settings)
        {
            yield return settings.Edit.GetType();
        }
    }

    private static IEnumerable<Type> Kinds() => typeof(Change).Assembly.GetTypes().Where(t => !t.IsAbstract
        && (t.IsSubclassOf(typeof(Change)) || t.IsSubclassOf(typeof(PolicyPlace)) || t.IsSubclassOf(typeof(DistributionEdit))));

    private static void InFolder(Action<string> use)
    {
        string folder = Directory.CreateTempSubdirectory("keyferry-formats").FullName;
        try
        {
            use(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void AssertAccepts(string tool, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        Process? process;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            output.WriteLine($"{tool} isn't installed here: its opinion wasn't asked");
            return;
        }

        using (process!)
        {
            Task<string> error = process!.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            string text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{tool} says {process.ExitCode}:\n{text}\n{error.Result}");
        }
    }
}
