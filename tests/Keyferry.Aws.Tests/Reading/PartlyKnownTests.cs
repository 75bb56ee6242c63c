using Keyferry.Aws.Calling;
using Keyferry.Aws.Reading;
using Keyferry.Aws.Tests.Harness;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Aws.Tests.Reading;

/// <summary>What is only known in part is told as such, where a guess would have passed for an answer.</summary>
public sealed class PartlyKnownTests
{
    /// <summary>The role of that name is there, and IAM has no profile: EC2 refuses the launch.</summary>
    [Fact]
    public async Task An_instance_profile_that_was_deleted_fails_the_build()
    {
        await using LocalAccounts local = await LocalAccounts.OfAsync(World("golden", ("instanceProfileName: golden-instance-profile", "instanceProfileName: gone")));
        Report report = await CheckAsync(local, local.OfEveryAccount);
        Assert.Equal(Verdict.Fails, report.Verdict);
        Finding finding = Assert.Single(report.Distributions.Single().Findings, f => f.Severity == FindingSeverity.Error);
        Assert.Equal("KF1041", finding.Code);
        Assert.Contains("instance profile `gone` doesn't exist", finding.Title, StringComparison.Ordinal);
        Assert.Contains("Invalid IAM Instance Profile name", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>A name that isn't known may be in use, though the first build's is not.</summary>
    [Theory]
    [InlineData("imagebuilder:ListImageBuildVersions", "imagebuilder:buildVersion")]
    [InlineData("servicequotas:GetServiceQuota", "imagebuilder:buildDate")]
    public async Task A_permission_without_which_nothing_is_sure_is_named(string action, string name)
    {
        World world = World("golden", ("imagebuilder:buildDate", name));
        await using LocalAccounts local = await LocalAccounts.OfAsync(LocalAccounts.WithReaders(world, [action]));
        local.AddReaders(1);
        Assert.Equal(Verdict.Succeeds, (await CheckAsync(local, local.OfEveryAccount)).Verdict);
        Report report = await CheckAsync(local, local.Without(0));
        Assert.Equal(Verdict.CannotTell, report.Verdict);
        Assert.Contains(action, LiveCheck.Text(report), StringComparison.Ordinal);
    }

    /// <summary>An image that goes to a whole organization goes to accounts that nobody could list, too.</summary>
    [Theory]
    [InlineData("organizations:ListAccounts")]
    [InlineData("organizations:DescribeOrganization")]
    public async Task Accounts_that_could_not_be_listed_are_not_taken_for_none(string action)
    {
        World world = Scenario.LoadChanged(
            "a.yaml", Repository.Read("examples/KF1018-organization-not-in-key-policy.yaml")).Value!.World;
        await using LocalAccounts local = await LocalAccounts.OfAsync(LocalAccounts.WithReaders(world, [action]));
        local.AddReaders(1);
        Report report = await CheckAsync(local, local.Without(0));
        Assert.Equal(Verdict.CannotTell, report.Verdict);
        Assert.Contains(action, LiveCheck.Text(report), StringComparison.Ordinal);
    }

    private static async Task<Report> CheckAsync(LocalAccounts local, AccessOptions options)
    {
        string arn = LiveCheck.Arns(local.World).Single();
        using AwsAccess access = new(options);
        LiveReading reading = await LiveCheck.ReadAsync(access, arn, local.World.Now);
        Assert.Null(reading.Problem);
        LiveCheck.AssertSameOffline(reading, arn);
        return LiveCheck.Check(reading.World, arn);
    }

    private static World World(string example, (string Old, string New) change)
    {
        string text = Repository.Read($"examples/{example}.yaml");
        Assert.Contains(change.Old, text, StringComparison.Ordinal);
        return Scenario.Load("a.yaml", text.Replace(change.Old, change.New, StringComparison.Ordinal)).Value!.World;
    }
}
