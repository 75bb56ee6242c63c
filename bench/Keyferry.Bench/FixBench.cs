using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Generating;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Bench;

/// <summary>
/// Checks and fixes a generated organization of N accounts × M Regions with some causes in one run, and says how many checks
/// a fix costs.
/// </summary>
internal static class FixBench
{
    private const int Repeats = 3;

    // On a busy machine one run is enough.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static int Run(int accounts, int regions, int faults)
    {
        using StringWriter text = new();
        OrganizationScenario.Write(new OrganizationPlan(accounts, regions, faults, Seed: 1), text);
        World world = Scenario.Load("generated.yaml", text.ToString()).Required().World;
        Measure("each in a target account", world);
        Measure("and a key of each Region shared with nobody", WithoutSharing(world));
        return 0;
    }

    private static void Measure(string what, World world)
    {
        double check = double.MaxValue, fix = double.MaxValue;
        FixPlan? plan = null;
        var sinceStart = Stopwatch.StartNew();
        for (int i = 0; i < Repeats && (i == 0 || sinceStart.Elapsed < s_patience); i++)
        {
            check = Math.Min(check, Time(() => Checker.Check(world, "generated.yaml", new CheckTarget(), out _)));
            fix = Math.Min(fix, Time(() => plan = Fixer.Find(world, new CheckTarget(), [], out _)));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {plan!.StateBefore.Succeeding} of {plan.StateBefore.Jobs} jobs succeed, "
            + $"{plan.StateAfter.Succeeding} after {plan.Changes.Length} changes"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"check {check:F0} ms, fix {fix:F0} ms: {fix / check:F1} checks"));
    }

    // Every key policy keeps its first statement, which admits the build account alone.
    private static World WithoutSharing(World world) => world with
    {
        Keys = world.Keys.ToImmutableDictionary(k => k.Key, k => k.Value with
        {
            Policy = new PolicySource(k.Value.Policy.Name, Fact<Policy>.Known(Policy.Parse(
                "key policy", "bench", PolicyText.Write(FirstOf(k.Value.Policy.Policy.Value.Content), indented: false), PolicyKind.Resource).Required())),
        }),
    };

    private static PolicyDocument FirstOf(PolicyDocument document) => document with { Statements = document.Statements[..1] };

    private static double Time(Action act)
    {
        var time = Stopwatch.StartNew();
        act();
        return time.Elapsed.TotalMilliseconds;
    }
}
