using Keyferry.Wire.Shapes;

namespace Keyferry.Wire.Tests.Shapes;

public sealed class UriTemplateTests
{
    [Theory]
    [InlineData("/tags/{arn}", "/tags/arn%3Aaws%3Aa%2Fb", "arn=arn:aws:a/b")]
    [InlineData("/tags/{arn}", "/tags/", null)]
    [InlineData("/tags/{arn}", "/tags/a/b", null)]
    [InlineData("/tags/{arn}", "/other/a", null)]
    [InlineData("/files/{key+}/end", "/files/a/b%2Fc/end", "key=a/b/c")]
    [InlineData("/files/{key+}/end", "/files/end", null)]
    [InlineData("/snapshots/{id}/blocks/{index}", "/snapshots/snap-1/blocks/7", "id=snap-1;index=7")]
    [InlineData("/", "/", "")]
    public void A_path_gives_the_labels_of_the_template_that_it_matches(string template, string path, string? labels) =>
        Assert.Equal(labels, UriTemplate.Parse(template).Match(path) is { } found
            ? string.Join(';', found.Select(l => $"{l.Key}={l.Value}"))
            : null);

    [Theory]
    [InlineData("/tags/{arn}", "arn:aws:a/b", "/tags/arn%3Aaws%3Aa%2Fb")]
    [InlineData("/files/{key+}", "a b/c", "/files/a%20b/c")]
    public void Labels_are_escaped_but_a_greedy_one_keeps_its_slashes(string template, string value, string path) =>
        Assert.Equal(path, UriTemplate.Parse(template).Expand(_ => value));
}
