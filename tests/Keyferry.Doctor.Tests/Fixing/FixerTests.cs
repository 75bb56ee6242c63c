using System.Collections.Immutable;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Fixing.Changes;
using Keyferry.Doctor.Reporting;
using Keyferry.Doctor.Tests.Checking;
using Keyferry.Policies.Language;
using Xunit;

namespace Keyferry.Doctor.Tests.Fixing;

/// <summary>A fix is proved: every job succeeds after it, nothing of it can be left out, and it grants no more than it says.</summary>
public sealed class FixerTests
{
    // What no setting repairs: the image is gone, the quota used up, the parent unknown.
    private static readonly ImmutableHashSet<string> s_beyondHelp = ["KF1044", "KF1045", "KF1049"];

    public static TheoryData<string> Repairable { get; } =
    [
        .. ExampleFiles.Names().Where(n => IsFailure(n) && !s_beyondHelp.Contains(n[..6])),
    ];

    public static TheoryData<string> BeyondHelp { get; } = [.. ExampleFiles.Names().Where(n => s_beyondHelp.Contains(n[..6]))];

    [Theory]
    [MemberData(nameof(Repairable))]
    public void Makes_every_job_of_an_example_succeed(string example)
    {
        FixPlan plan = Fix(ExampleFiles.Load(example).World);
        Assert.Equal(Verdict.Fails, plan.StateBefore.Verdict);
        Assert.True(
            plan.StateAfter.Verdict == Verdict.Succeeds,
            string.Join('\n', plan.Unhelped.Select(u => $"{u.Code} {u.Title}: {u.Why}").Concat(plan.Changes.Select(c => c.Sentence))));
        Assert.Equal(plan.StateAfter.Jobs, plan.StateAfter.Succeeding);
        Assert.NotEmpty(plan.Changes);
    }

    [Theory]
    [MemberData(nameof(Repairable))]
    public void Leaves_nothing_in_that_could_be_left_out(string example)
    {
        World world = ExampleFiles.Load(example).World;
        FixPlan plan = Fix(world);
        foreach (Change change in plan.Changes)
        {
            Assert.True(
                VerdictOf(Fixer.Apply(world, plan.Changes.Where(c => c != change))) != Verdict.Succeeds,
                $"{example} succeeds without: {change.Sentence}");
        }
    }

    [Theory]
    [MemberData(nameof(Repairable))]
    public void Opens_no_wildcard(string example)
    {
        foreach (Access access in Fix(ExampleFiles.Load(example).World).Opens.Where(a => !a.IsNoLongerDenied))
        {
            Assert.DoesNotContain("kms:*", access.Actions);
            Assert.True(
                access.Principal != "*" || access.Conditions.Any(c => c.Key.StartsWith("aws:PrincipalOrg", StringComparison.Ordinal))
                    || example.StartsWith("KF1025", StringComparison.Ordinal),
                $"{example} opens {access}");
        }
    }

    [Theory]
    [MemberData(nameof(Repairable))]
    public void Keeps_every_statement_in_its_place(string example)
    {
        FixPlan plan = Fix(ExampleFiles.Load(example).World);
        foreach (AmendPolicy amendment in plan.Changes.OfType<AmendPolicy>())
        {
            if (amendment.Place.Find(plan.Before) is not { } before)
            {
                continue;
            }

            ImmutableArray<Statement> old = before.Policy.Value.Content.Statements;
            ImmutableArray<Statement> now = amendment.Place.Find(plan.After)!.Policy.Value.Content.Statements;
            Assert.Equal(old.Select(s => (s.Sid, s.Effect)), now.Take(old.Length).Select(s => (s.Sid, s.Effect)));
            for (int i = 0; i < old.Length; i++)
            {
                Assert.Equal(old[i].Action.Patterns.Select(p => p.Text), now[i].Action.Patterns.Select(p => p.Text));
                Assert.Subset(
                    now[i].Conditions.Select(c => c.OperatorText).ToHashSet(), old[i].Conditions.Select(c => c.OperatorText).ToHashSet());
            }
        }
    }

    [Theory]
    [MemberData(nameof(BeyondHelp))]
    public void Says_why_where_no_change_can_help(string example)
    {
        FixPlan plan = Fix(ExampleFiles.Load(example).World);
        Assert.Equal(Verdict.Fails, plan.StateAfter.Verdict);
        Assert.Empty(plan.Changes);
        Assert.Equal(example[..6], Assert.Single(plan.Unhelped).Code);
    }

    [Fact]
    public void Repairs_several_causes_in_several_accounts_at_once()
    {
        FixPlan plan = Fix(ExampleFiles.Load("two-of-four.yaml").World);
        Assert.Equal(new FixState(Verdict.Fails, 2, 4), plan.StateBefore);
        Assert.Equal(new FixState(Verdict.Succeeds, 4, 4), plan.StateAfter);
        Assert.Equal(["111122223333", "555566667777"], plan.Changes.Select(c => c.Account.Value).Distinct().Order());
    }

    [Fact]
    public void Repairs_what_hangs_on_an_open_question_too()
    {
        FixPlan plan = Fix(ExampleFiles.Load("KF1091-two-hops-only.yaml").World);
        Assert.Equal(Verdict.CannotTell, plan.StateBefore.Verdict);
        Assert.Equal(Verdict.Succeeds, plan.StateAfter.Verdict);
    }

    [Fact]
    public void Says_which_unknown_fact_decides()
    {
        FixPlan plan = Fix(ExampleFiles.Load("KF1099-cannot-tell.yaml").World);
        Assert.Equal(Verdict.CannotTell, plan.StateAfter.Verdict);
        Assert.Equal("KF1099", Assert.Single(plan.Unhelped).Code);
    }

    [Fact]
    public void Has_nothing_to_do_where_everything_succeeds()
    {
        FixPlan plan = Fix(ExampleFiles.Load("golden.yaml").World);
        Assert.Equal(Verdict.Succeeds, plan.StateBefore.Verdict);
        Assert.Empty(plan.Changes);
    }

    [Fact]
    public void Takes_the_way_that_was_chosen()
    {
        World world = ExampleFiles.Load("KF1005-default-encryption-aws-managed-key.yaml").World;
        Assert.IsType<SetRecipeKey>(Assert.Single(Fix(world).Changes));
        Assert.IsType<SetDefaultKey>(Assert.Single(Fix(world, "default-key").Changes));
        Assert.IsType<SetDefaultKey>(Assert.Single(Fix(world, "KF1005=default-key").Changes));
    }

    [Fact]
    public void Makes_a_key_in_each_Region_where_there_is_none_and_admits_whom_it_must()
    {
        FixPlan plan = Fix(ExampleFiles.Load("no-customer-key.yaml").World);
        Assert.Equal(["eu-west-1", "us-east-1"], plan.Changes.OfType<CreateKey>().Select(c => c.InRegion.Value).Order());
        Assert.All(plan.Changes.OfType<CreateKey>(), c => Assert.Contains(plan.Changes, a => a is AmendPolicy { Place: PolicyPlace.KeyPolicy key } && key.KeyArn == c.KeyArn));
        Assert.Equal(3, plan.Changes[0].Order);
    }

    [Fact]
    public void Makes_a_key_beside_others_where_that_was_chosen()
    {
        World world = ExampleFiles.Load("KF1001-recipe-aws-managed-key.yaml").World;
        Assert.DoesNotContain(Fix(world).Changes, c => c is CreateKey);
        CreateKey created = Assert.Single(Fix(world, "new-key").Changes.OfType<CreateKey>());
        Assert.Equal("alias/image-distribution", created.Alias);
    }

    [Theory]
    [MemberData(nameof(Repairable))]
    public void Survives_being_written_to_a_scenario(string example)
    {
        FixPlan plan = Fix(ExampleFiles.Load(example).World);
        Scenario written = Scenario.Load(example, Scenario.Write(plan.After)).Required();
        Assert.Equal(Verdict.Succeeds, VerdictOf(written.World));
    }

    private static FixPlan Fix(World world, params ImmutableArray<string> choose) =>
        Fixer.Find(world, new CheckTarget(), choose, out string? problem) ?? throw new InvalidOperationException(problem);

    private static Verdict VerdictOf(World world) =>
        Checker.Check(world, "fork", new CheckTarget(), out string? problem)?.Verdict ?? throw new InvalidOperationException(problem);

    private static bool IsFailure(string name) =>
        name != "golden.yaml" && !name.StartsWith("KF109", StringComparison.Ordinal);
}
