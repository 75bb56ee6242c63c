using System.Text;
using Keyferry.Cli.Fixing.Applying;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cli.Tests;

/// <summary>Nothing is altered that nobody has agreed to.</summary>
public sealed class ConsentTests
{
    private static readonly AccountId s_build = new("111122223333");

    private static readonly AccountId s_shop = new("444455556666");

    [Theory]
    [InlineData("111122223333\n444455556666\n", true)]
    [InlineData("111122223333\nyes\n", false)]
    [InlineData("444455556666\n111122223333\n", false)]
    [InlineData("111122223333\n", false)]
    [InlineData("y\n", false)]
    public void Live_accounts_are_altered_only_after_the_id_of_each_was_typed(string typed, bool given)
    {
        Assert.Equal(given, Ask(new ApplyOptions(null, IsYes: false, null), typed, isTerminal: true).Given);
        Assert.Equal(given, Ask(new ApplyOptions(null, IsYes: true, null), typed, isTerminal: true).Given);
    }

    [Fact]
    public void Live_accounts_are_never_altered_without_a_terminal()
    {
        (bool given, string said) = Ask(
            new ApplyOptions(null, IsYes: true, null), "111122223333\n444455556666\n", isTerminal: false);

        Assert.False(given);
        Assert.Contains("only after their ids were typed", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "y\n", true, true)]
    [InlineData(false, "\n", true, false)]
    [InlineData(false, "", true, false)]
    [InlineData(false, "y\n", false, false)]
    [InlineData(true, "", false, true)]
    public void A_local_AWS_is_altered_after_a_yes(bool isYes, string typed, bool isTerminal, bool given) =>
        Assert.Equal(given, Ask(new ApplyOptions(new Uri("http://127.0.0.1:4566"), isYes, null), typed, isTerminal).Given);

    private static (bool Given, string Said) Ask(ApplyOptions options, string typed, bool isTerminal)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        Terminal terminal = new()
        {
            OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(typed)),
            Out = output,
            Error = error,
            InputIsTerminal = isTerminal,
        };
        return (Consent.IsGiven(options, [s_build, s_shop], "apply this", terminal), error.ToString());
    }
}
