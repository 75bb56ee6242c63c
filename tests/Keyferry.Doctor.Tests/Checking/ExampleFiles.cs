using System.Runtime.CompilerServices;
using Keyferry.Cloud.Scenarios;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Doctor.Tests.Checking;

/// <summary>The repository's examples, found from this file's own place.</summary>
internal static class ExampleFiles
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Path.Combine(Root, "examples"), "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    public static Report Check(string name) => Check(Load(name), name);

    public static Report Check(Scenario scenario, string name)
    {
        Report? report = Checker.Check(scenario.World, "examples/" + name, new CheckTarget(), out string? problem);
        return report ?? throw new InvalidOperationException(problem);
    }

    public static Scenario Load(string name) => Scenario.Load("examples/" + name, Text(name)).Required();

    public static Scenario LoadChanged(string name) => Scenario.LoadChanged("examples/" + name, Text(name)).Required();

    private static string Text(string name) => File.ReadAllText(Path.Combine(Root, "examples", name));

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
