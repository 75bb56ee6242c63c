using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Execution;
using Xunit;

namespace Keyferry.Cloud.Tests.Ec2.Describing;

/// <summary>Pages of Describe operations.</summary>
public sealed class Ec2PagesTests
{
    private static readonly string[] s_ids = [.. Enumerable.Range(0, 23).Select(n => $"snap-{n:000}").Reverse()];

    [Fact]
    public void Every_resource_comes_once_whatever_the_size_of_the_pages()
    {
        List<string> seen = [];
        string? token = null;
        do
        {
            Ec2PageRequest request = new(5, token);
            Assert.Null(Ec2Pages.Check(request, "DescribeSnapshots", idsGiven: false, "snapshotSet"));
            Ec2Page<string> page = Ec2Pages.Cut(s_ids, id => id, request, "DescribeSnapshots");
            Assert.InRange(page.Items.Length, 1, 5);
            seen.AddRange(page.Items);
            token = page.NextToken;
        }
        while (token is not null);

        Assert.Equal(s_ids.Order(), seen);
    }

    [Fact]
    public void What_is_deleted_in_between_hides_nothing()
    {
        Ec2Page<string> first = Ec2Pages.Cut(s_ids, id => id, new Ec2PageRequest(5, null), "DescribeSnapshots");
        Ec2Page<string> second = Ec2Pages.Cut(
            s_ids.Except(first.Items), id => id, new Ec2PageRequest(5, first.NextToken), "DescribeSnapshots");

        Assert.Equal("snap-005", second.Items[0]);
    }

    [Fact]
    public void Without_MaxResults_there_is_one_page() =>
        Assert.Equal((23, null), Ec2Pages.Cut(s_ids, id => id, new Ec2PageRequest(null, null), "DescribeSnapshots") is var page
            ? (page.Items.Length, page.NextToken) : default);

    [Fact]
    public void Refuses_tokens_that_it_did_not_write()
    {
        string token = Ec2Pages.Cut(s_ids, id => id, new Ec2PageRequest(5, null), "DescribeSnapshots").NextToken!;

        Assert.DoesNotContain("snap-004", token);
        Assert.Null(Check(5, token, "DescribeSnapshots"));
        Assert.Equal("InvalidParameterValue", Check(5, token, "DescribeVolumes")?.Code);
        Assert.Equal("Value (  ) for parameter NextToken is invalid. The token is invalid.", Check(5, "", "DescribeVolumes")?.Message);
        Assert.Equal("InvalidParameterValue", Check(5, "snap-004", "DescribeSnapshots")?.Code);
    }

    [Fact]
    public void Refuses_pages_that_are_too_small_or_of_given_ids()
    {
        Assert.Equal("Value ( 4 ) for parameter maxResults is invalid. Expecting a value greater than 5.", Check(4, null, "DescribeSnapshots")?.Message);
        Assert.Equal("The parameter snapshotSet cannot be used with the parameter maxResults",
            Ec2Pages.Check(new Ec2PageRequest(5, null), "DescribeSnapshots", idsGiven: true, "snapshotSet")?.Message);
    }

    private static ServiceError? Check(int max, string? token, string operation) =>
        Ec2Pages.Check(new Ec2PageRequest(max, token), operation, idsGiven: false, "snapshotSet");
}
