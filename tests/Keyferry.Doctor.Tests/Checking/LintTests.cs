using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Reporting;
using Xunit;

namespace Keyferry.Doctor.Tests.Checking;

/// <summary>What stops nothing today, and what can't be told: the right example with one thing changed.</summary>
public sealed class LintTests
{
    [Fact]
    public void Warns_of_a_role_that_also_trusts_ec2()
    {
        Report report = Golden(
            "Principal: {AWS: \"arn:aws:iam::111122223333:root\"}\n              Action: sts:AssumeRole",
            "Principal: {AWS: \"arn:aws:iam::111122223333:root\", Service: ec2.amazonaws.com}\n              Action: sts:AssumeRole");
        Assert.Equal(Verdict.Succeeds, report.Verdict);
        Assert.Equal(["KF1092"], Codes(report));
    }

    [Fact]
    public void Warns_of_grants_that_no_aws_service_needs()
    {
        Report report = Golden("                Condition: {Bool: {\"kms:GrantIsForAWSResource\": \"true\"}}\n", "");
        Assert.Equal(Verdict.Succeeds, report.Verdict);
        Assert.Equal(["KF1093"], Codes(report));
    }

    [Fact]
    public void Warns_of_a_copy_whose_key_is_left_to_a_default()
    {
        Report report = Golden(
            "                  kmsKeyId: arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-000000000002\n", "");
        Assert.Contains("KF1090", Codes(report));
        Assert.DoesNotContain(report.Distributions[0].Findings, f => f.Severity == FindingSeverity.Error);
    }

    [Fact]
    public void Cannot_tell_what_hangs_on_whether_aws_copies_in_two_hops()
    {
        Report report = Golden(
            "policy: *golden-key-policy",
            "policy: {Version: \"2012-10-17\", Statement: [{Effect: Allow, Action: \"kms:*\", Resource: \"*\", Principal: "
            + "{AWS: [\"arn:aws:iam::444455556666:root\", \"arn:aws:iam::777788889999:root\"]},"
            + " Condition: {Bool: {\"kms:GrantIsForAWSResource\": \"true\"}}},"
            + " {Effect: Allow, Action: [\"kms:Decrypt\", \"kms:ReEncrypt*\", \"kms:GenerateDataKey*\", \"kms:DescribeKey\"],"
            + " Resource: \"*\", Principal: {AWS: [\"arn:aws:iam::444455556666:root\", \"arn:aws:iam::777788889999:root\"]}}]}");
        Assert.Equal(Verdict.CannotTell, report.Verdict);
        Assert.Contains("KF1091", Codes(report));
        Assert.Contains(
            report.Distributions[0].Matrix.Rows.SelectMany(r => r.Cells), c => c is { State: CellState.CannotTell, Finding: not null });
    }

    [Fact]
    public void Cannot_tell_where_the_policies_of_the_role_could_not_be_read()
    {
        World world = ExampleFiles.Load("KF1009-distribution-role-lacks-kms.yaml").World;
        (AccountId, string) key = (new AccountId("444455556666"), CheckedDistribution.DistributionRoleName);
        Role role = world.Roles[key] with { PoliciesUnknownBecause = "iam:GetRolePolicy was denied in 444455556666" };
        Report? report = Checker.Check(
            world with { Roles = world.Roles.SetItem(key, role) }, "live", new CheckTarget(), out string? problem);
        Assert.Null(problem);
        Assert.Equal(Verdict.CannotTell, report?.Verdict);
        Assert.Equal(["KF1099"], Codes(report!).Distinct());
        Assert.Contains("iam:GetRolePolicy was denied", report!.Distributions[0].Findings[0].Because, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Codes(Report report) => report.Distributions.SelectMany(d => d.Findings).Select(f => f.Code);

    private static Report Golden(string old, string replacement)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "examples", "golden.yaml"));
        Assert.Contains(old, text, StringComparison.Ordinal);
        return ExampleFiles.Check(
            Scenario.Load("golden.yaml", text.Replace(old, replacement, StringComparison.Ordinal)).Required(), "golden.yaml");
    }
}
