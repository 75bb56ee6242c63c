using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cli.Fixing.Applying;

/// <summary>
/// Asks before anything is altered: a local AWS once, unless <c>--yes</c>; live accounts each by its id, which has to be typed.
/// </summary>
internal static class Consent
{
    public static bool IsGiven(ApplyOptions options, ImmutableArray<AccountId> accounts, string what, Terminal terminal)
    {
        if (options.IsYes && !options.IsLive)
        {
            return true;
        }

        if (!terminal.InputIsTerminal)
        {
            terminal.Error.WriteLine(options.IsLive
                ? $"keyferry fix: live accounts are altered only after their ids were typed at a terminal, and there is none; nothing was done"
                : $"keyferry fix: nobody is there to ask whether to {what}; add `--yes`. Nothing was done");
            return false;
        }

        using Question question = new(terminal);
        if (!options.IsLive)
        {
            return question.AskYes($"{what} at {options.Endpoint}?") || Refused(terminal);
        }

        return accounts.All(a => question.Ask($"to {what} in the live account {a}, type its id:") == a.Value) || Refused(terminal);
    }

    private static bool Refused(Terminal terminal)
    {
        terminal.Error.WriteLine("keyferry fix: nothing was done");
        return false;
    }
}
