using Keyferry.Cloud.Ec2;
using Xunit;

namespace Keyferry.Cloud.Tests.Ec2;

/// <summary>Tags that come with a call (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions).</summary>
public sealed class TagRulesTests
{
    [Theory]
    [InlineData("aws:createdBy", "", "InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use")]
    [InlineData("AWS:createdBy", "", "InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use")]
    [InlineData("", "x", "InvalidParameterValue", "Tag key cannot be null or empty")]
    [InlineData("Team", "red", null, null)]
    public void A_key_has_a_form(string key, string value, string? code, string? message)
    {
        var reply = TagRules.Read([(key, value)]);

        Assert.Equal((code, message), (reply.Error?.Code, reply.Error?.Message));
    }

    [Fact]
    public void A_resource_has_at_most_fifty_tags()
    {
        Assert.Equal(50, TagRules.Read(Enumerable.Range(0, 50).Select(n => ($"key{n}", ""))).Value?.Count);
        Assert.Equal("TagLimitExceeded", TagRules.Read(Enumerable.Range(0, 51).Select(n => ($"key{n}", ""))).Error?.Code);
    }

    [Theory]
    [InlineData(128, 256, true)]
    [InlineData(129, 256, false)]
    [InlineData(128, 257, false)]
    public void Keys_and_values_have_a_longest_length(int key, int value, bool allowed) =>
        Assert.Equal(allowed, TagRules.Read([(new string('k', key), new string('v', value))]).Succeeded);

    [Fact]
    public void Only_what_the_call_makes_can_be_tagged_by_it()
    {
        TagSpecification image = new("image", [("Team", "red")]);

        Assert.Equal("red", TagRules.Read([image], "image", "snapshot").Value!["image"]["Team"]);
        Assert.Empty(TagRules.Read([image], "image", "snapshot").Value!["snapshot"]);
        Assert.Equal("'image' is not a valid taggable resource type for this operation.", TagRules.Read([image], "snapshot").Error?.Message);
        Assert.Equal("InvalidParameterValue", TagRules.Read([image, image], "image").Error?.Code);
        Assert.Equal("InvalidParameterValue", TagRules.Read([image with { Tags = [("a", ""), ("a", "")] }], "image").Error?.Code);
    }
}
