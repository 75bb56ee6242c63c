using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cli.Fixing.Applying;
using Keyferry.Cli.Rendering;
using Keyferry.Doctor.Fixing;

namespace Keyferry.Cli.Fixing;

/// <summary>Asks a person for each choice of a plan; nothing typed keeps what the plan takes by itself.</summary>
internal static class ChoiceQuestions
{
    /// <summary>The plan after every choice was asked, or null if the input ended.</summary>
    /// <param name="find">Searches anew with ways that are preferred.</param>
    /// <param name="choose">Those of the command line; they aren't asked again.</param>
    /// <param name="terminal">Where a person sits.</param>
    public static FixPlan? Ask(Func<ImmutableArray<string>, FixPlan> find, ImmutableArray<string> choose, Terminal terminal)
    {
        using Question question = new(terminal);
        FixPlan plan = find(choose);
        HashSet<(string, string)> asked = [];
        while (plan.Choices.FirstOrDefault(c => !asked.Contains((c.Code, c.Title))) is { } choice)
        {
            asked.Add((choice.Code, choice.Title));
            if (AskOne(question, choice, terminal) is not { } answer)
            {
                return null;
            }

            if (answer != choice.Taken)
            {
                choose = choose.Add($"{choice.Code}={answer}");
                plan = find(choose);
            }
        }

        return plan;
    }

    private static string? AskOne(Question question, FixChoice choice, Terminal terminal)
    {
        string[] ways = [choice.Taken, .. choice.Others.Select(o => o.Choice)];
        terminal.Error.WriteLine(ReportText.Clean($"{choice.Code}: {choice.Title}"));
        terminal.Error.WriteLine($"  1  {choice.Taken} (default)");
        foreach ((int i, Candidate other) in choice.Others.Index())
        {
            terminal.Error.WriteLine(ReportText.Clean(string.Create(
                CultureInfo.InvariantCulture, $"  {i + 2}  {other.Choice}: {string.Join("; ", other.Changes.Select(c => c.Sentence))}")));
        }

        while (true)
        {
            switch (question.Ask($"which, 1 to {ways.Length.ToString(CultureInfo.InvariantCulture)}? [1]"))
            {
                case null:
                    terminal.Error.WriteLine("keyferry fix: the input ended before every choice was made; nothing was done");
                    return null;
                case "":
                    return ways[0];
                case { } text when int.TryParse(text, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= ways.Length:
                    return ways[number - 1];
                case { } name when ways.Contains(name):
                    return name;
                default:
                    terminal.Error.WriteLine($"type a number from 1 to {ways.Length.ToString(CultureInfo.InvariantCulture)}, or nothing for the default");
                    break;
            }
        }
    }
}
