using Keyferry.Policies.Source;
using Xunit;

namespace Keyferry.Policies.Tests.Source;

public class SpellingTests
{
    [Theory]
    [InlineData("Efect", "Effect")]
    [InlineData("Effcet", "Effect")]
    [InlineData("effect", "Effect")]
    [InlineData("Actions", "Action")]
    [InlineData("Principals", "Principal")]
    [InlineData("Condtion", "Condition")]
    [InlineData("Sdi", "Sid")]
    [InlineData("Foo", null)]
    [InlineData("", null)]
    [InlineData("Comment", null)]
    public void Finds_what_was_meant(string word, string? meant) =>
        Assert.Equal(meant, Spelling.Closest(word, ["Sid", "Effect", "Action", "NotAction", "Principal", "Condition"]));
}
