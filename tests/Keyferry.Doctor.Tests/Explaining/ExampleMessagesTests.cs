using System.Collections.Immutable;
using Keyferry.Doctor.Explaining;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Reporting;
using Keyferry.Doctor.Tests.Checking;
using Xunit;

namespace Keyferry.Doctor.Tests.Explaining;

/// <summary>What an example foretells, given back to <c>explain</c> with that example, leads to its cause again.</summary>
public sealed class ExampleMessagesTests
{
    public static TheoryData<string> Names => [.. ExampleFiles.Names().Where(n => n.StartsWith("KF", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_foretold_message_finds_just_its_own_cause(string name)
    {
        Report report = ExampleFiles.Check(name);
        foreach (DistributionReport distribution in report.Distributions.Where(d => d.Reason is not null))
        {
            ImmutableArray<ReadMessage> messages = InputReader.Read(distribution.Reason!, out _)!.Value;

            Explanation explanation = Explainer.Explain(messages, report);

            Assert.True(explanation.IsExplained);
            AssertFound(name[..6], explanation);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_message_hides_finds_it_too(string name)
    {
        Report report = ExampleFiles.Check(name);
        foreach (Finding finding in report.Distributions.SelectMany(d => d.Findings).Where(f => f.InnerMessage is not null))
        {
            foreach (string line in finding.InnerMessage!.Split('\n'))
            {
                int start = line.StartsWith("DescribeImages, ", StringComparison.Ordinal) || line.StartsWith("CloudTrail, ", StringComparison.Ordinal)
                    ? line.IndexOf(": ", line.IndexOf(", ", StringComparison.Ordinal), StringComparison.Ordinal) + 2
                    : 0;

                AssertFound(finding.Code, Explainer.Explain([MessageReader.Read(line[start..])], report));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_cause_is_among_those_that_the_message_alone_can_have(string name)
    {
        Report report = ExampleFiles.Check(name);
        foreach (DistributionReport distribution in report.Distributions.Where(d => d.Reason is not null))
        {
            Explanation explanation = Explainer.Explain([MessageReader.Read(distribution.Reason!)]);

            Assert.All(
                explanation.Messages.SelectMany(m => m.Failures),
                f => Assert.Contains(f.Causes, c => c.Code == name[..6]));
        }
    }

    [Fact]
    public void Each_of_two_listed_failures_finds_its_own_cause()
    {
        Report report = ExampleFiles.Check("two-of-four.yaml");
        ReadMessage message = MessageReader.Read(report.Distributions[0].Reason!);

        Explanation explanation = Explainer.Explain([message], report);

        Assert.True(explanation.IsExplained);
        Assert.Equal(["KF1010", "KF1008"], explanation.Messages[0].Failures.Select(f => Assert.IsType<WorldAnswer.Found>(f.World).Findings.Single().Code));
        Assert.Empty(explanation.Messages[0].Others);
    }

    [Fact]
    public void What_was_repaired_since_is_a_contradiction_that_says_so()
    {
        Report report = ExampleFiles.Check("golden.yaml");
        ReadMessage message = MessageReader.Read(FailureCatalogue.Find("E3")!.Example);

        ExplainedFailure failure = Explainer.Explain([message], report).Messages[0].Failures[0];

        var answer = Assert.IsType<WorldAnswer.Contradicts>(failure.World);
        Assert.False(failure.IsExplained);
        Assert.Contains(answer.Says, s => s.Contains("everything goes well for account 444455556666 in us-east-1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_job_that_fails_for_another_reason_is_shown_with_that_reason()
    {
        Report report = ExampleFiles.Check("KF1010-key-not-shared-with-target.yaml");
        ReadMessage message = MessageReader.Read(FailureCatalogue.Find("E2")!.Example);

        var answer = Assert.IsType<WorldAnswer.Contradicts>(Explainer.Explain([message], report).Messages[0].Failures[0].World);

        Assert.Equal("KF1010", Assert.Single(answer.Instead).Code);
    }

    [Fact]
    public void A_target_that_the_scenario_does_not_have_is_named()
    {
        Report report = ExampleFiles.Check("golden.yaml");
        ReadMessage message = MessageReader.Read(FailureCatalogue.Find("E3")!.Example.Replace("444455556666", "888899990000", StringComparison.Ordinal));

        var answer = Assert.IsType<WorldAnswer.Contradicts>(Explainer.Explain([message], report).Messages[0].Failures[0].World);

        Assert.Contains(answer.Says, s => s.Contains("sends nothing to account 888899990000", StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_of_another_image_is_not_taken_for_the_scenarios_own()
    {
        Report report = ExampleFiles.Check("KF1010-key-not-shared-with-target.yaml");
        ReadMessage message = MessageReader.Read(report.Distributions[0].Reason!.Replace("image/golden/", "image/silver/", StringComparison.Ordinal));

        var answer = Assert.IsType<WorldAnswer.Contradicts>(Explainer.Explain([message], report).Messages[0].Failures[0].World);

        Assert.Contains("image/silver/", answer.Says[0], StringComparison.Ordinal);
        Assert.Equal("KF1010", Assert.Single(answer.Instead).Code);
    }

    [Fact]
    public void The_arn_of_a_pipeline_stands_for_its_next_run()
    {
        Report report = ExampleFiles.Check("KF1010-key-not-shared-with-target.yaml");

        ExplainedMessage message = Explainer.Explain(InputReader.Read(report.Distributions[0].Arn, out _)!.Value, report).Messages[0];

        Assert.Equal("KF1010", Assert.IsType<WorldAnswer.Found>(message.World).Findings.Single().Code);
    }

    [Fact]
    public void A_masked_account_is_taken_for_the_one_that_it_can_be()
    {
        Report report = ExampleFiles.Check("two-of-four.yaml");
        string reason = report.Distributions[0].Reason!.Replace("222233334444", "2222XXXXXXXX", StringComparison.Ordinal);

        AssertFound("KF1010", Explainer.Explain([MessageReader.Read(reason)], report), failure: 0);
    }

    private static void AssertFound(string code, Explanation explanation, int failure = -1)
    {
        IEnumerable<ExplainedFailure> failures = explanation.Messages.SelectMany(m => m.Failures);
        Assert.All(
            failure < 0 ? failures : [failures.ElementAt(failure)],
            f => Assert.Equal([code], Assert.IsType<WorldAnswer.Found>(f.World).Findings.Select(x => x.Code)));
    }
}
