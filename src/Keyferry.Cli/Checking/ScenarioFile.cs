using Keyferry.Cli.Input;
using Keyferry.Cloud.Scenarios;
using Keyferry.Policies.Source;

namespace Keyferry.Cli.Checking;

/// <summary>Finds and reads the scenario that a check was asked for.</summary>
internal static class ScenarioFile
{
    private const string Example = "examples/two-of-four.yaml";

    /// <summary>The text of the scenario: a file, stdin for <c>-</c>, or the built-in example for null.</summary>
    public static InputText ReadText(string? path, Terminal terminal)
    {
        if (path is not null)
        {
            return InputText.Read(path, terminal);
        }

        using Stream stream = typeof(ScenarioFile).Assembly.GetManifestResourceStream(Example)
            ?? throw new InvalidOperationException($"the program was built without {Example}");
        using StreamReader reader = new(stream);
        return new InputText(Example, reader.ReadToEnd(), null);
    }

    /// <summary>The scenario, or every problem of its text.</summary>
    public static Parsed<Scenario> Parse(InputText input, string? path, bool isChanged, Terminal terminal)
    {
        // Policies that a scenario keeps in files of their own lie beside it.
        string folder = path is null or "-" ? "" : Path.GetDirectoryName(path) ?? "";
        string? ReadFile(string name) => InputText.Read(Path.Combine(folder, name), terminal).Text;
        return isChanged
            ? Scenario.LoadChanged(input.Name, input.Text!, ReadFile)
            : Scenario.Load(input.Name, input.Text!, ReadFile);
    }

    /// <summary>Tells every problem of a scenario; a quiet run only what makes it unreadable.</summary>
    public static void WriteProblems(IEnumerable<Problem> problems, bool isQuiet, Terminal terminal)
    {
        foreach (Problem problem in problems.Where(p => !isQuiet || p.Severity == ProblemSeverity.Error))
        {
            terminal.Error.WriteLine(problem);
        }
    }
}
