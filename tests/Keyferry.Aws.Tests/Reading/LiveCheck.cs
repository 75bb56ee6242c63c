using System.Collections.Immutable;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Reading;
using Keyferry.Aws.Tests.Harness;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Reporting;
using Keyferry.Policies.Source;

namespace Keyferry.Aws.Tests.Reading;

/// <summary>Checks of worlds through the API alone, held against checks of the files that they were read from.</summary>
internal static class LiveCheck
{
    /// <summary>What there is to check in a world, as the ARNs that a user would give.</summary>
    public static ImmutableArray<string> Arns(World world) => world.ImageBuilder.ImagePipelines.IsEmpty
        ? [.. world.ImageBuilder.Images.Values.Where(i => i.DistributionConfigurationArn is not null).Select(i => i.Arn).Order(StringComparer.Ordinal)]
        : [.. world.ImageBuilder.ImagePipelines.Keys.Order(StringComparer.Ordinal)];

    public static CheckTarget Target(string arn) =>
        arn.Contains(":image-pipeline/", StringComparison.Ordinal) ? new CheckTarget(Pipeline: arn) : new CheckTarget(Image: arn);

    public static async Task<LiveReading> ReadAsync(AwsAccess access, string arn, DateTimeOffset now) =>
        await new WorldReading(access, new FixedClock(now)).ReadAsync(LiveTarget.Parse(arn, null, out _)!);

    public static Report Check(World world, string arn) => Checker.Check(world, "live", Target(arn), out string? problem)
        ?? throw new InvalidOperationException(problem);

    /// <summary>Everything of a report but where its facts were found, and names that only people gave.</summary>
    public static string Text(Report report) => string.Join('\n', report.Distributions.SelectMany(Lines));

    private static IEnumerable<string> Lines(DistributionReport distribution)
    {
        yield return $"{distribution.Verdict} {distribution.Arn} {distribution.SourcePrincipal} {distribution.ImageStatus}";
        yield return $"reason: {distribution.Reason}";
        foreach (MatrixRow row in distribution.Matrix.Rows)
        {
            yield return $"{row.Target}: {string.Join(' ', row.Cells.Select(c => $"{c.State}/{c.Finding}"))}";
        }

        foreach (Finding finding in distribution.Findings)
        {
            yield return $"{finding.Number} {finding.Code} {finding.Severity} {finding.Title}";
            yield return $"  because {finding.Because}";
            yield return $"  call {finding.Call}";
            yield return $"  jobs {string.Join(' ', finding.Jobs)} after {string.Join(' ', finding.After)}";
            yield return $"  message {finding.Message} | {finding.InnerMessage}";
            foreach (Evidence evidence in finding.Evidence)
            {
                yield return $"  evidence {evidence.Text} {evidence.Pointer}";
            }

            foreach (string change in finding.Changes.Concat(finding.Notes))
            {
                yield return $"  - {change}";
            }
        }
    }

    /// <summary>A check of everything in a world through the API, as text; and of the world itself.</summary>
    public static async Task<(string Live, string File)> BothAsync(World world)
    {
        await using LocalAccounts local = await LocalAccounts.OfAsync(world);
        using AwsAccess access = new(local.OfEveryAccount);
        List<string> live = [];
        List<string> file = [];
        foreach (string arn in Arns(world))
        {
            LiveReading reading = await ReadAsync(access, arn, world.Now);
            live.Add(reading.Problem ?? Text(Check(reading.World, arn)));
            AssertSameOffline(reading, arn);
            file.Add(Text(Check(world, arn)));
        }

        return (string.Join('\n', live), string.Join('\n', file));
    }

    /// <summary>What is written without names comes to the same, and has none of the names.</summary>
    public static void AssertSameRedacted(World world)
    {
        string text = Scenario.WriteRedacted(world, [1, 2, 3]);
        Parsed<Scenario> loaded = Scenario.Load("world.json", text);
        Assert.True(loaded.Value is not null, $"redacted:\n{string.Join('\n', loaded.Problems)}\n{text}");
        Assert.Equal(Outline(world), Outline(loaded.Value!.World));
        foreach (AccountId account in world.Accounts.Keys)
        {
            Assert.DoesNotContain(account.Value, text, StringComparison.Ordinal);
        }

        foreach (string name in world.ImageBuilder.ImagePipelines.Values.Select(p => p.Name).Where(n => n.Length > 4))
        {
            Assert.DoesNotContain($"\"{name}\"", text, StringComparison.Ordinal);
        }
    }

    // Without names: verdicts, findings and how many jobs each stops.
    private static string Outline(World world)
    {
        Report report = Checker.Check(world, "live", new CheckTarget(), out string? problem)!;
        return problem ?? string.Join('\n', report.Distributions.Select(d =>
            $"{d.Verdict} {d.ImageStatus} {string.Join(' ', d.Matrix.Rows.SelectMany(r => r.Cells).Select(c => $"{c.State}/{c.Finding}"))}\n"
            + string.Join('\n', d.Findings.Select(f => $"{f.Number} {f.Code} {f.Severity} {f.Jobs.Length} {f.Evidence.Length} after {string.Join(' ', f.After)}"))));
    }

    /// <summary>What is written of a live world has the same findings, word for word.</summary>
    public static void AssertSameOffline(LiveReading reading, string arn)
    {
        if (reading.Problem is null)
        {
            string text = Scenario.WriteJson(reading.World);
            Parsed<Scenario> loaded = Scenario.Load("world.json", text);
            Assert.True(loaded.Value is not null, $"{string.Join('\n', loaded.Problems)}\n{text}");
            string difference = Difference(Text(Check(reading.World, arn)), Text(Check(loaded.Value!.World, arn)));
            Assert.True(difference.Length == 0, $"offline:\n{difference}");
            AssertSameRedacted(reading.World);
        }
    }

    /// <summary>The lines that only one of two texts has; empty if they are the same.</summary>
    public static string Difference(string file, string live) => file == live
        ? ""
        : string.Join('\n', [.. file.Split('\n').Except(live.Split('\n')).Select(l => "- " + l),
            .. live.Split('\n').Except(file.Split('\n')).Select(l => "+ " + l)]);

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
