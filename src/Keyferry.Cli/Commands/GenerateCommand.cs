using System.CommandLine;
using System.Globalization;
using Keyferry.Doctor.Generating;

namespace Keyferry.Cli.Commands;

/// <summary><c>keyferry generate</c>: an organization of any size, to see how a check feels at scale.</summary>
internal static class GenerateCommand
{
    public static Command Build(Terminal terminal, HelpWithExamples help)
    {
        Option<int> accounts = Count("--accounts", "How many target accounts.", 10, 1, OrganizationPlan.MostAccounts);
        Option<int> regions = Count("--regions", "How many Regions.", 2, 1, OrganizationPlan.MostRegions);
        Option<int> faults = Count("--faults", "How many of the target accounts are set up wrongly, each in one way.", 0, 0, OrganizationPlan.MostAccounts);
        Option<int> seed = Count("--seed", "Which accounts and which faults; the same seed, the same scenario.", 1, 0, int.MaxValue);
        Command command = new("generate", "Writes the scenario of an organization of N accounts × M Regions.")
        {
            accounts,
            regions,
            faults,
            seed,
        };
        help.Add(command, """
              keyferry generate --accounts 1000 --regions 17 --faults 3 > big.yaml
              keyferry check big.yaml
            """);
        command.SetAction(parsed =>
        {
            OrganizationPlan plan = new(
                parsed.GetValue(accounts), parsed.GetValue(regions), parsed.GetValue(faults), (ulong)parsed.GetValue(seed));
            if (plan.Faults > plan.Accounts)
            {
                terminal.Error.WriteLine(
                    $"keyferry generate: {plan.Faults} faults need as many accounts, there are {plan.Accounts}; lower `--faults`");
                return ExitCode.BadInput;
            }

            OrganizationScenario.Write(plan, terminal.Out);
            return ExitCode.Success;
        });
        return command;
    }

    private static Option<int> Count(string name, string description, int fallback, int least, int most)
    {
        return new Option<int>(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => fallback,
            CustomParser = result =>
            {
                string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (!int.TryParse(text, CultureInfo.InvariantCulture, out int value) || value < least || value > most)
                {
                    result.AddError($"`{name}` takes a number from {least} to {most}, not `{text}`");
                }

                return value;
            },
        };
    }
}
