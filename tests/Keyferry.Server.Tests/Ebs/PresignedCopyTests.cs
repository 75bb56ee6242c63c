using Keyferry.Server.Tests.Harness;
using Keyferry.Wire.Http;
using Keyferry.Wire.Services.Ec2;
using Keyferry.Wire.Signing;

namespace Keyferry.Server.Tests.Ebs;

/// <summary>
/// PresignedUrl: an invalid or badly signed one lets the copy fail later
/// (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CopySnapshot.html).
/// </summary>
public sealed class PresignedCopyTests : IDisposable
{
    private const string Snapshot = "snap-00000000000000003";
    private const string Good = "Action=CopySnapshot&Version=2016-11-15&SourceRegion=us-east-1&SourceSnapshotId=snap-00000000000000003&DestinationRegion=eu-west-1";

    private readonly TestCloud _cloud = TestCloud.Of("tests/Keyferry.Server.Tests/Worlds/ec2-images.yaml");

    public void Dispose() => _cloud.Dispose();

    [Fact]
    public void A_url_that_is_well_signed_lets_the_copy_succeed() => Assert.Equal("completed", StateOf(Url(Good)));

    [Theory]
    [InlineData("Action=CopyImage&SourceRegion=us-east-1&SourceSnapshotId=snap-00000000000000003&DestinationRegion=eu-west-1")]
    [InlineData("Action=CopySnapshot&SourceRegion=us-west-2&SourceSnapshotId=snap-00000000000000003&DestinationRegion=eu-west-1")]
    [InlineData("Action=CopySnapshot&SourceRegion=us-east-1&SourceSnapshotId=snap-00000000000000001&DestinationRegion=eu-west-1")]
    [InlineData("Action=CopySnapshot&SourceRegion=us-east-1&SourceSnapshotId=snap-00000000000000003&DestinationRegion=us-west-2")]
    public void A_url_of_another_copy_doesnt(string query) => Assert.Equal("error", StateOf(Url(query)));

    [Fact]
    public void A_url_for_another_region_doesnt() => Assert.Equal("error", StateOf(Url(Good, region: "eu-west-1")));

    [Fact]
    public void A_url_for_another_service_doesnt() => Assert.Equal("error", StateOf(Url(Good, service: "sts")));

    [Fact]
    public void A_url_of_another_account_doesnt() => Assert.Equal("error", StateOf(Url(Good, account: "444455556666")));

    [Fact]
    public void A_url_whose_time_is_over_doesnt() => Assert.Equal("error", StateOf(Url(Good, ago: TimeSpan.FromHours(2))));

    [Fact]
    public void A_url_that_nobody_signed_doesnt() => Assert.Equal("error", StateOf("https://ec2.us-east-1.amazonaws.com/?" + Good));

    [Fact]
    public void What_is_no_url_doesnt() => Assert.Equal("error", StateOf("no url"));

    private string Url(
        string query, string region = "us-east-1", string service = "ec2", string account = "111122223333", TimeSpan ago = default)
    {
        string host = $"ec2.{region}.amazonaws.com";
        WireRequest request = new("GET", "/", query, HttpHeaders.Empty.With("Host", host), default);
        RequestSigner signer = new(new SigningCredentials(account, "any secret"), region, service);
        return $"https://{host}/?{signer.Presign(request, _cloud.Aws.Clock.GetUtcNow() - ago, TimeSpan.FromHours(1)).Query}";
    }

    private string StateOf(string url)
    {
        TestCaller root = _cloud.As("111122223333").In("eu-west-1");
        string copy = root.Call(Ec2Model.Service, Ec2Model.CopySnapshot, new CopySnapshotRequest
        { SourceRegion = "us-east-1", SourceSnapshotId = Snapshot, PresignedUrl = url }).SnapshotId!;
        _cloud.Settle();
        return root.Call(Ec2Model.Service, Ec2Model.DescribeSnapshots, new DescribeSnapshotsRequest { SnapshotIds = [copy] })
            .Snapshots![0].State!;
    }
}
