using Keyferry.Cloud.Scenarios;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Generating;
using Keyferry.Doctor.Reporting;
using Xunit;

namespace Keyferry.Doctor.Tests.Checking;

public sealed class CheckerTests
{
    private const string KmsActions =
        "kms:Encrypt, kms:Decrypt, \"kms:ReEncrypt*\", \"kms:GenerateDataKey*\", kms:DescribeKey, kms:CreateGrant, "
        + "kms:ListGrants, kms:RevokeGrant";

    [Fact]
    public void Tells_for_each_account_whether_the_image_arrives()
    {
        Matrix matrix = ExampleFiles.Check("two-of-four.yaml").Distributions.Single().Matrix;
        Assert.Equal(
            ["shop Arrives ", "billing Arrives ", "search Fails 1", "mail Fails 2"],
            matrix.Rows.Select(r => $"{r.Name} {r.Cells[0].State} {r.Cells[0].Finding}"));
    }

    [Fact]
    public void Points_at_the_deciding_statement_by_file_line_and_pointer()
    {
        Finding trust = ExampleFiles.Check("two-of-four.yaml").Distributions.Single().Findings.Single(f => f.Code == "KF1008");
        Evidence evidence = Assert.Single(trust.Evidence);
        Assert.Equal("examples/two-of-four.yaml", evidence.Origin?.Document);
        Assert.Equal("/Statement/0", evidence.Pointer);
        string line = File.ReadAllLines(Path.Combine(Repository.Root, "examples", "two-of-four.yaml"))[evidence.Origin!.Position!.Value.Line - 1];
        Assert.Contains("Allow", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_what_an_early_failure_hides_and_says_what_it_comes_after()
    {
        Report report = CheckText("KF1008-trust-omits-source-account.yaml", text => ReplaceLast(text, KmsActions, "ec2:DescribeRegions"));
        Finding[] findings = [.. report.Distributions.Single().Findings.Where(f => f.Severity == FindingSeverity.Error)];
        Assert.Equal(["KF1008", "KF1009"], findings.Select(f => f.Code));
        Assert.Equal([findings[0].Number], findings[1].After);
        Assert.True(findings[1].IsHidden);
        Assert.Null(findings[1].Message);
        Assert.NotNull(findings[0].Message);
    }

    [Fact]
    public void Makes_one_finding_of_all_actions_that_one_role_lacks()
    {
        Finding finding = ExampleFiles.Check("KF1009-distribution-role-lacks-kms.yaml").Distributions.Single().Findings
            .Single(f => f.Severity == FindingSeverity.Error);
        Assert.Contains("kms:CreateGrant", finding.Because, StringComparison.Ordinal);
        Assert.Contains("kms:DescribeKey", finding.Because, StringComparison.Ordinal);
        Assert.Equal("ec2:CopyImage", finding.Call?.Via);
    }

    [Fact]
    public void Reports_the_inner_error_that_the_message_of_a_failed_copy_hides()
    {
        Finding finding = ExampleFiles.Check("KF1009-distribution-role-lacks-kms.yaml").Distributions.Single().Findings
            .Single(f => f.Severity == FindingSeverity.Error);
        Assert.StartsWith("AMI Copy Reported Failure For 'ami-", finding.Message, StringComparison.Ordinal);
        Assert.Contains("Given key ID is not accessible", finding.InnerMessage, StringComparison.Ordinal);
        Assert.Contains("AccessDeniedException", finding.InnerMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("goldne", "did you mean `golden`?")]
    [InlineData("something-else", "there is `golden`")]
    public void Says_what_there_is_where_a_pipeline_is_unknown(string name, string says)
    {
        Report? report = Checker.Check(
            ExampleFiles.Load("golden.yaml").World, "golden.yaml", new CheckTarget(Pipeline: name), out string? problem);
        Assert.Null(report);
        Assert.Contains(says, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("golden")]
    [InlineData("arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/golden")]
    public void Takes_a_pipeline_by_name_or_arn(string name)
    {
        Report? report = Checker.Check(
            ExampleFiles.Load("golden.yaml").World, "golden.yaml", new CheckTarget(Pipeline: name), out string? problem);
        Assert.Null(problem);
        Assert.Equal(Verdict.Succeeds, report?.Verdict);
    }

    [Fact]
    public void Gives_the_same_report_twice()
    {
        Assert.Equal(Lines(ExampleFiles.Check("two-of-four.yaml")), Lines(ExampleFiles.Check("two-of-four.yaml")));

        static string[] Lines(Report report) =>
            [.. report.Distributions.SelectMany(d => d.Findings).SelectMany(f => new[] { f.Title, f.Because, f.Message ?? "", f.InnerMessage ?? "" })];
    }

    [Fact]
    public void Finds_every_fault_of_a_larger_organization_and_no_other()
    {
        OrganizationPlan plan = new(Accounts: 90, Regions: 6, Faults: 12, Seed: 7);
        Report report = CheckOrganization(plan);
        string[] expected =
        [
            .. OrganizationScenario.ChooseFaults(plan).Select((fault, i) => fault switch
            {
                OrganizationFault.RoleMissing => $"{OrganizationScenario.AccountId(i)} KF1007",
                OrganizationFault.TrustOmitsSource => $"{OrganizationScenario.AccountId(i)} KF1008",
                OrganizationFault.RoleLacksKms => $"{OrganizationScenario.AccountId(i)} KF1009",
                _ => "",
            }).Where(f => f.Length > 0).Order(StringComparer.Ordinal),
        ];
        Finding[] errors = [.. report.Distributions.Single().Findings.Where(f => f.Severity == FindingSeverity.Error)];
        Assert.Equal(
            expected,
            errors.Select(f => $"{f.Jobs.Select(j => j.Target).Distinct().Single()} {f.Code}").Order(StringComparer.Ordinal));
        Assert.All(errors, f => Assert.Equal(6, f.Jobs.Length));
    }

    [Fact]
    public void A_job_costs_the_same_number_of_calls_and_questions_however_many_there_are()
    {
        RunFigures[] figures = [.. new[] { 52, 72, 92 }.Select(accounts => CheckOrganization(new(accounts, 10, Faults: 0, Seed: 1)).Figures)];
        Assert.Equal([520, 720, 920], figures.Select(f => f.Jobs));
        Assert.Equal(figures[1].Calls - figures[0].Calls, figures[2].Calls - figures[1].Calls);
        Assert.Equal(figures[1].Questions - figures[0].Questions, figures[2].Questions - figures[1].Questions);
        Assert.Equal(figures[1].QuestionsAsked - figures[0].QuestionsAsked, figures[2].QuestionsAsked - figures[1].QuestionsAsked);
    }

    private static Report CheckOrganization(OrganizationPlan plan)
    {
        StringWriter text = new();
        OrganizationScenario.Write(plan, text);
        return ExampleFiles.Check(Scenario.Load("big.yaml", text.ToString()).Required(), "big.yaml");
    }

    private static Report CheckText(string example, Func<string, string> change)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "examples", example));
        string changed = change(text);
        Assert.NotEqual(text, changed);
        return ExampleFiles.Check(Scenario.Load("examples/" + example, changed).Required(), example);
    }

    private static string ReplaceLast(string text, string old, string replacement)
    {
        int at = text.LastIndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, "the example has changed");
        return text[..at] + replacement + text[(at + old.Length)..];
    }
}
