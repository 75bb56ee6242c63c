using System.Collections.Immutable;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Generating;
using Keyferry.Policies.Source;
using Xunit;

namespace Keyferry.Doctor.Tests.Generating;

/// <summary>Generated organizations are honest scenarios, of the size asked for, and always the same.</summary>
public sealed class OrganizationScenarioTests
{
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(7, 3, 2)]
    [InlineData(50, 17, 50)]
    public void A_generated_scenario_loads_without_a_problem(int accounts, int regions, int faults)
    {
        Parsed<Scenario> scenario = Scenario.Load("generated.yaml", Text(new(accounts, regions, faults, 1)));

        Assert.Empty(scenario.Problems);
        World world = scenario.Required().World;
        Assert.Equal(accounts + 2, world.Accounts.Count);
        Assert.Equal(regions, world.Keys.Count);
    }

    [Fact]
    public void Exactly_as_many_accounts_are_at_fault_as_were_asked_for()
    {
        ImmutableArray<OrganizationFault> faults = OrganizationScenario.ChooseFaults(new(100, 1, 30, 7));

        Assert.Equal(30, faults.Count(f => f != OrganizationFault.None));
        Assert.Equal(4, faults.Distinct().Count());
    }

    [Fact]
    public void The_same_seed_gives_the_same_text_and_another_seed_another()
    {
        OrganizationPlan plan = new(40, 2, 5, 3);

        Assert.Equal(Text(plan), Text(plan));
        Assert.NotEqual(Text(plan), Text(plan with { Seed = 4 }));
    }

    private static string Text(OrganizationPlan plan)
    {
        using StringWriter text = new();
        OrganizationScenario.Write(plan, text);
        return text.ToString();
    }
}
