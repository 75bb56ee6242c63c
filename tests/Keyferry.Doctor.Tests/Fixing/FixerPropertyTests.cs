using System.Collections.Immutable;
using CsCheck;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Generating;
using Keyferry.Doctor.Reporting;
using Xunit;

namespace Keyferry.Doctor.Tests.Fixing;

/// <summary>What holds of every fix: of random organizations with planted faults, and for whoever else asks.</summary>
public sealed class FixerPropertyTests
{
    /// <summary>What a mixture of faults may leave, since no change repairs it.</summary>
    private static readonly ImmutableHashSet<string> s_beyondHelp = ["KF1042"];

    [Fact]
    public void Repairs_random_organizations_with_planted_faults_and_no_change_is_spare() =>
        Gen.Select(Gen.Int[2, 6], Gen.Int[1, 2], Gen.Int[1, 3], Gen.Int[0, 1000]).Sample(
            (accounts, regions, faults, seed) =>
            {
                World world = Generated(new OrganizationPlan(accounts, regions, Math.Min(faults, accounts), (ulong)seed));
                FixPlan plan = Fixer.Find(world, new CheckTarget(), [], out _)!;
                Assert.Equal(Verdict.Succeeds, VerdictOf(plan.After));
                foreach (Change change in plan.Changes)
                {
                    Assert.NotEqual(Verdict.Succeeds, VerdictOf(Fixer.Apply(world, plan.Changes.Where(c => c != change))));
                }
            },
            iter: 5,
            threads: 1);

    [Fact]
    public void Repairs_any_mixture_of_one_to_five_faults_in_either_way_of_distribution() =>
        Mixtures.Sample(
            mixture =>
            {
                FixPlan plan = Fixer.Find(mixture.World, new CheckTarget(), [], out _)!;
                Assert.True(
                    VerdictOf(plan.After) == Verdict.Succeeds || plan.Unhelped.All(u => s_beyondHelp.Contains(u.Code)),
                    $"{mixture.Name}: {string.Join('\n', plan.Unhelped.Select(u => $"{u.Code} {u.Title}: {u.Why}"))}\n"
                    + string.Join('\n', plan.Changes.Select(c => c.Sentence)));
                AssertNothingIsSpare(mixture.Name, plan);
            },
            seed: "0N0XIzNsQ0O2",
            iter: 25,
            threads: 1);

    /// <summary>Worlds with faults in them, each named for messages.</summary>
    internal static Gen<Mixture> Mixtures { get; } =
        Gen.Select(Gen.Int[0, PlantedFaults.Sound.Length - 1], Gen.Int[0, PlantedFaults.All.Length - 1].Array[1, 5]).Select(
            (way, faults) =>
            {
                (string name, World sound) = PlantedFaults.Sound[way];
                return new Mixture(
                    $"{name}: {string.Join(", ", faults.Distinct().Select(f => PlantedFaults.All[f].Name))}",
                    faults.Distinct().Aggregate(sound, (w, f) => PlantedFaults.All[f].Plant(w)));
            });

    // Without any of the changes less succeeds, or more stands in the way of what doesn't.
    private static void AssertNothingIsSpare(string name, FixPlan plan)
    {
        (int arriving, int problems) = Measure(plan.After);
        foreach (Change change in plan.Changes)
        {
            (int fewer, int more) = Measure(Fixer.Apply(plan.Before, plan.Changes.Where(c => c != change)));
            Assert.True(fewer < arriving || more > problems, $"{name}: as good without {change.Sentence}");
        }
    }

    private static (int Arriving, int Problems) Measure(World world)
    {
        Report report = Checker.Check(world, "fork", new CheckTarget(), out _)!;
        return (
            report.Distributions.SelectMany(d => d.Matrix.Rows).SelectMany(r => r.Cells).Count(c => c.State == CellState.Arrives),
            report.Distributions.SelectMany(d => d.Findings).Count(f => f.Severity is FindingSeverity.Error or FindingSeverity.Unknown));
    }

    private static World Generated(OrganizationPlan plan)
    {
        using StringWriter text = new();
        OrganizationScenario.Write(plan, text);
        return Scenario.Load("generated.yaml", text.ToString()).Required().World;
    }

    private static Verdict VerdictOf(World world) => Checker.Check(world, "fork", new CheckTarget(), out _)!.Verdict;

    /// <summary>A world with faults in it, shown by its name.</summary>
    internal sealed record Mixture(string Name, World World)
    {
        public override string ToString() => Name;
    }
}
