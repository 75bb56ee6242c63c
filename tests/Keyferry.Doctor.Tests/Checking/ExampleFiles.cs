using Keyferry.Cloud.Scenarios;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Doctor.Tests.Checking;

/// <summary>The repository's examples.</summary>
internal static class ExampleFiles
{
    public static IEnumerable<string> Names() =>
        Repository.Examples.Select(f => Path.GetFileName(f));

    public static Report Check(string name) => Check(Load(name), name);

    public static Report Check(Scenario scenario, string name)
    {
        Report? report = Checker.Check(scenario.World, "examples/" + name, new CheckTarget(), out string? problem);
        return report ?? throw new InvalidOperationException(problem);
    }

    public static Scenario Load(string name) => Scenario.Load("examples/" + name, Text(name)).Required();

    public static Scenario LoadChanged(string name) => Scenario.LoadChanged("examples/" + name, Text(name)).Required();

    private static string Text(string name) => Repository.Read("examples/" + name);
}
