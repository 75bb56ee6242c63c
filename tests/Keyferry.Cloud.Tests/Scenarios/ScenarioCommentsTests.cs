using Keyferry.Cloud.Scenarios;
using Xunit;

namespace Keyferry.Cloud.Tests.Scenarios;

/// <summary>A scenario that is written anew keeps what people wrote beside it.</summary>
public sealed class ScenarioCommentsTests
{
    private const string Commented = """
        # For everybody.
        keyferry: 1   # the format
        accounts:
          # Builds images.
          "111122223333": # the first
            name: build
            roles:
              # Of the instance.
              - {name: b, trustPolicy: {Version: "2012-10-17", Statement: []}} # b it is
              - name: a
                trustPolicy:
                  Version: "2012-10-17"   # no number sign: "#"
                  # Gone in the other.
                  Id: old
                  Statement: []
        # The end.
        """;

    private const string Written = """
        keyferry: 1
        accounts:
          "111122223333":
            name: build
            roles:
              - name: a
                trustPolicy:
                  Version: "2012-10-17"
                  Statement: []
              - name: b
                trustPolicy:
                  Version: "2012-10-17"
                  Statement: []
              - name: c

        """;

    [Fact]
    public void Each_stands_by_what_it_stood_by_and_none_is_lost() => Assert.Equal(
        """
        # For everybody.
        keyferry: 1 # the format
        accounts:
          # Builds images.
          "111122223333": # the first
            name: build
            roles:
              - name: a
                # Gone in the other.
                trustPolicy:
                  Version: "2012-10-17" # no number sign: "#"
                  Statement: []
              # Of the instance.
              - name: b # b it is
                trustPolicy:
                  Version: "2012-10-17"
                  Statement: []
              - name: c
        # The end.

        """.ReplaceLineEndings("\n"),
        ScenarioComments.Carry(Commented.ReplaceLineEndings("\n"), Written.ReplaceLineEndings("\n")));

    [Theory]
    [InlineData("")]
    [InlineData("{\"keyferry\": 1}")]
    [InlineData("a: [1 # never closed")]
    [InlineData("a: '# no comment'")]
    public void A_text_without_any_alters_nothing(string commented) => Assert.Equal(Written, ScenarioComments.Carry(commented, Written));
}
