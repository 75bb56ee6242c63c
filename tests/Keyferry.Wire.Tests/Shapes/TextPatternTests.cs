using Keyferry.Wire.Shapes;

namespace Keyferry.Wire.Tests.Shapes;

public sealed class TextPatternTests
{
    [Theory]
    [InlineData(@"[\w+=,.@-]*", "me@here", true)]
    [InlineData(@"[\w+=,.@-]*", "a b", false)]
    [InlineData(@"[\w+=,.@-]*", "me\n", false)]
    [InlineData("^[a-z]+$", "abc", true)]
    [InlineData("a|b", "ab", false)]
    [InlineData("(?!aws)[a-z]+", "awsome", false)]
    [InlineData(@"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*", "any text, é, 😀\n", true)]
    [InlineData(@"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*", "\u0001", false)]
    public void A_pattern_matches_the_whole_value(string pattern, string value, bool matches) =>
        Assert.Equal(matches, new TextPattern(pattern).Matches(value));

    [Fact]
    public void A_pattern_that_backtracks_without_end_gives_up() =>
        Assert.False(new TextPattern(@"(?=x*)(x+x+)+y").Matches(new string('x', 60)));
}
