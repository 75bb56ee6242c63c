using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Keyferry.Clients.Tests.Harness;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Fixing.Changes;

namespace Keyferry.Cli.Tests;

/// <summary>
/// What <c>terraform validate</c> says with the real AWS provider, of the fixes of all examples, of every kind of change and of
/// the roles for reading. One run: the configurations are put into one, each resource under a name of its own.
/// </summary>
public sealed partial class FixTerraformTests(ITestOutputHelper output)
{
    private static readonly string[] s_readers = ["source", "destination", "organization"];

    [Fact]
    public async Task The_AWS_provider_finds_every_configuration_valid()
    {
        using var folder = TerraformFolder.Find(output);
        if (folder is null)
        {
            return;
        }

        StringBuilder main = new("terraform {\n  required_providers {\n    aws = { source = \"hashicorp/aws\" }\n  }\n}\n\n");
        foreach (string reader in s_readers)
        {
            var printed = CommandRun.Of("permissions", "--as", "terraform", "--for", reader);
            Directory.CreateDirectory(Path.Combine(folder.Folder, reader));
            await File.WriteAllTextAsync(Path.Combine(folder.Folder, reader, "main.tf"), printed.Out, TestContext.Current.CancellationToken);
            main.Append($"module \"{reader}\" {{\n  source            = \"./{reader}\"\n");
            main.Append("  trusted_principal = \"arn:aws:iam::111122223333:root\"\n}\n\n");
        }

        Version provider = await folder.InitAsync(main.ToString());
        (string Name, string Text)[] all = [.. Plans().Select(p => (p.Name, FixFormatTests.Text(p.Plan, "terraform")))];
        (string Name, string Text)[] newer = [.. all.Where(p => Needed(p.Text) is { } needed && needed > provider)];
        foreach ((string name, string text) in newer)
        {
            output.WriteLine($"{name} needs the AWS provider {Needed(text)}, and {provider} is here: it wasn't asked");
        }

        Assert.True(all.Length - newer.Length > 40, "most of the fixes can be validated");
        await File.WriteAllTextAsync(
            Path.Combine(folder.Folder, "main.tf"), main + Merged(all.Except(newer)), TestContext.Current.CancellationToken);
        await folder.RunAsync("validate");
    }

    [Theory]
    [InlineData("KF1001-recipe-aws-managed-key", ">= 5.100")]
    [InlineData("KF1043-image-not-allowed", ">= 6.20")]
    public void Asks_for_the_oldest_provider_that_has_all_resources(string example, string version)
    {
        FixPlan plan = FixFormatTests.AllPlans().First(p => p.Name == example).Plan;

        Assert.Contains($"version = \"{version}\"", FixFormatTests.Text(plan, "terraform"), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, FixPlan Plan)> Plans() =>
    [
        .. FixFormatTests.AllPlans().Where(p => !p.Plan.Changes.IsEmpty),
        ("whole recipe", Recipe((recipe, pipeline) => (recipe with
        {
            Description = "golden",
            WorkingDirectory = "/tmp",
            Components = ["arn:aws:imagebuilder:us-east-1:aws:component/update-linux/x.x.x"],
            ComponentParameters = [[new ParameterValue("Reboot", ["true"])]],
            UninstallAgentAfterBuild = true,
            UserDataOverride = "IyEvYmluL3NoCg==",
        }, pipeline))),
        ("unread infrastructure", Recipe((recipe, pipeline) => (recipe, pipeline with { InfrastructureConfigurationArn = null }))),
    ];

    // The new recipe of an example, and its pipeline, otherwise than they are.
    private static FixPlan Recipe(Func<ImageRecipe, ImagePipeline, (ImageRecipe Recipe, ImagePipeline Pipeline)> change)
    {
        FixPlan plan = FixFormatTests.AllPlans().First(p => p.Name.StartsWith("KF1001", StringComparison.Ordinal)).Plan;
        string pipelineArn = plan.Changes.OfType<SetRecipeKey>().Single().Pipeline;
        ImageBuilderState state = plan.After.ImageBuilder;
        ImagePipeline pipeline = state.ImagePipelines[pipelineArn];
        (ImageRecipe recipe, pipeline) = change(state.ImageRecipes[pipeline.ImageRecipeArn], pipeline);
        return plan with
        {
            After = plan.After with
            {
                ImageBuilder = state with
                {
                    ImageRecipes = state.ImageRecipes.SetItem(pipeline.ImageRecipeArn, recipe),
                    ImagePipelines = state.ImagePipelines.SetItem(pipelineArn, pipeline),
                },
            },
        };
    }

    private static Version? Needed(string text) =>
        Constraint().Match(text) is { Success: true } match ? Version.Parse(match.Groups[1].Value) : null;

    /// <summary>All of them as one: providers once, resources under a name of their own.</summary>
    private static string Merged(IEnumerable<(string Name, string Text)> configurations)
    {
        HashSet<string> shared = new(StringComparer.Ordinal);
        StringBuilder merged = new();
        foreach ((int i, (string name, string text)) in configurations.Index())
        {
            merged.Append($"# {name}\n");
            ImmutableArray<string> names = [.. Declared().Matches(text).Select(m => m.Groups[1].Value).Distinct()];
            foreach (string block in Block().Matches(text).Select(m => m.Value))
            {
                string kind = block.Split(' ')[0];
                if (kind != "terraform" && (kind is not ("provider" or "variable") || shared.Add(block)))
                {
                    merged.Append(kind is "provider" or "variable"
                        ? block
                        : names.Aggregate(block, (b, n) => Regex.Replace(b, $"(?<=[.\" ]){n}(?=[.\"\\s,\\]])", $"{n}_of_{i}")));
                    merged.Append('\n');
                }
            }
        }

        return merged.ToString();
    }

    [GeneratedRegex("(?<!_)version = \">= ([\\d.]+)\"")]
    private static partial Regex Constraint();

    [GeneratedRegex("^(?:resource|data) \"\\w+\" \"(\\w+)\"", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex("^[a-z]+ .*\\{\\n(?:.*\\n)*?\\}\\n", RegexOptions.Multiline)]
    private static partial Regex Block();
}
