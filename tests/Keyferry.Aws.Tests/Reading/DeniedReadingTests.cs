using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Reading;
using Keyferry.Aws.Tests.Harness;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Aws.Tests.Reading;

/// <summary>
/// With any single read permission taken away a check says that it can't tell, and names the permission, or says what it said
/// before: it never calls good what isn't known, and never finds another cause.
/// </summary>
public sealed partial class DeniedReadingTests
{
    public static TheoryData<string> Examples => ExampleReadingTests.Examples;

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_read_that_is_denied_never_makes_a_wrong_answer(string name)
    {
        World world = Scenario.Load($"{name}.yaml", Repository.Read($"examples/{name}.yaml")).Value!.World;
        ImmutableArray<string> wrong = await WrongAsync(world);
        Assert.True(wrong.IsEmpty, string.Join("\n\n", wrong));
    }

    /// <summary>What goes wrong in a world, for each action and each thing that can be checked.</summary>
    internal static async Task<ImmutableArray<string>> WrongAsync(World world)
    {
        string[] actions = [.. ReadActions.All.Except(ReadActions.OfHistory).Select(a => a.Name).Where(a => a != ReadActions.GetCallerIdentity.Name)];
        await using LocalAccounts local = await LocalAccounts.OfAsync(LocalAccounts.WithReaders(world, actions));
        local.AddReaders(actions.Length);
        List<string> wrong = [];
        foreach (string arn in LiveCheck.Arns(world))
        {
            using AwsAccess all = new(local.OfEveryAccount);
            Report whole = LiveCheck.Check((await LiveCheck.ReadAsync(all, arn, world.Now)).World, arn);
            HashSet<string> called = [.. all.Meter.Calls.Keys.Select(c => $"{c.Action}")];
            for (int i = 0; i < actions.Length; i++)
            {
                if (called.Contains(actions[i]) && IsOfThisShare(world, i) && await FaultAsync(local, arn, world.Now, i, actions[i], whole) is { } fault)
                {
                    wrong.Add($"{arn} without {actions[i]}: {fault}");
                }
            }
        }

        return [.. wrong];
    }

    // Each world tries a quarter of the permissions, another one another quarter; KEYFERRY_DENIALS=all tries all.
    private static bool IsOfThisShare(World world, int action) => Environment.GetEnvironmentVariable("KEYFERRY_DENIALS") == "all"
        || (action + world.Keys.Count + world.Roles.Count + world.Snapshots.Count) % 4 == 0;

    private static async Task<string?> FaultAsync(
        LocalAccounts local, string arn, DateTimeOffset now, int index, string action, Report whole)
    {
        using AwsAccess access = new(local.Without(index));
        LiveReading reading = await LiveCheck.ReadAsync(access, arn, now);
        if (reading.Problem is { } problem)
        {
            return reading.IsUnread && problem.Contains(action, StringComparison.Ordinal) ? null : $"problem: {problem}";
        }

        Report report = LiveCheck.Check(reading.World, arn);
        string text = LiveCheck.Text(report);
        if (WithoutReader(text) == WithoutReader(LiveCheck.Text(whole)))
        {
            return null;
        }

        HashSet<string> known = [.. Errors(whole)];
        string[] added = [.. Errors(report).Where(e => !known.Contains(e))];
        return added.Length > 0 ? $"another cause: {string.Join("; ", added)}"
            : report.Verdict == Verdict.Succeeds ? $"green, where it was {whole.Verdict}"
            : report.Verdict == Verdict.CannotTell && !text.Contains(action, StringComparison.Ordinal) ? $"doesn't name it:\n{text}"
            : null;
    }

    // A finding may say less: that a role of another name sounds like the missing one, or of how many things it is true.
    private static IEnumerable<string> Errors(Report report) => report.Distributions.SelectMany(d => d.Findings)
        .Where(f => f.Severity == FindingSeverity.Error).Select(f => f.Code);

    private static string WithoutReader(string text) => Reader().Replace(text, "");

    [GeneratedRegex("(user/without-[0-9]+|root) is not authorized")]
    private static partial Regex Reader();
}
