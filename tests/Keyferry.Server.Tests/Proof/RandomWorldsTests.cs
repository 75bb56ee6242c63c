using System.Globalization;
using CsCheck;
using Keyferry.Cloud.Scenarios;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Generating;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Server.Tests.Proof;

/// <summary>
/// Random worlds: what is foretold of each is what happens in it. <c>KEYFERRY_WORLDS=5000</c> looks at so many; the seed that
/// a failure prints is given back as <c>CsCheck_Seed</c>.
/// </summary>
public sealed class RandomWorldsTests
{
    private static readonly long s_worlds =
        long.TryParse(Environment.GetEnvironmentVariable("KEYFERRY_WORLDS"), CultureInfo.InvariantCulture, out long worlds) ? worlds : 400;

    [Fact]
    public void Prediction_and_outcome_agree_in_every_world() =>
        WorldPlan.Any.Sample(
            plan =>
            {
                string text = PlannedWorld.Write(plan);
                Scenario scenario = Scenario.Load("world.json", text).Required();
                Agree(Foretelling.Differences(scenario.World, text), $"{plan}\n{text}");
            },
            iter: s_worlds, threads: 1);

    [Fact]
    public void Prediction_and_outcome_agree_in_organizations_with_faults() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 3], Gen.Int[0, 6], Gen.ULong).Sample(
            (accounts, regions, faults, seed) =>
            {
                OrganizationPlan plan = new(accounts, regions, Math.Min(faults, accounts), seed);
                using StringWriter text = new(CultureInfo.InvariantCulture);
                OrganizationScenario.Write(plan, text);
                Scenario scenario = Scenario.Load("organization.yaml", text.ToString()).Required();
                Agree(Foretelling.Differences(scenario.World, text.ToString()), $"{plan}");
            },
            iter: Math.Max(1, s_worlds / 20), threads: 1);

    [Fact]
    public void Worlds_are_of_many_kinds()
    {
        const int Worlds = 300;
        List<Verdict> verdicts = [];
        HashSet<string> findings = [];
        WorldPlan.Any.Sample(
            plan =>
            {
                Scenario scenario = Scenario.Load("world.json", PlannedWorld.Write(plan)).Required();
                Report report = Checker.Check(scenario.World, "world.json", new CheckTarget(), out _)!;
                verdicts.Add(report.Verdict);
                findings.UnionWith(report.Distributions.SelectMany(d => d.Findings).Select(f => f.Code));
            },
            iter: Worlds, threads: 1);

        Assert.InRange(verdicts.Count(v => v == Verdict.Succeeds), Worlds / 20, Worlds);
        Assert.InRange(verdicts.Count(v => v == Verdict.CannotTell), 0, Worlds / 10);
        Assert.True(findings.Count > 30, string.Join(' ', findings.Order(StringComparer.Ordinal)));
    }

    private static void Agree(IReadOnlyList<string> differences, string world)
    {
        if (differences.Count > 0)
        {
            throw new InvalidOperationException($"{string.Join('\n', differences)}\nin {world}");
        }
    }
}
