using System.Collections.Immutable;
using Keyferry.Cli.Input;
using Keyferry.Doctor.Simulation;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;
using Keyferry.Policies.Source;

namespace Keyferry.Cli.Simulating;

/// <summary>Reads the policies and grants that the flags name, and collects what is wrong with all of them.</summary>
internal sealed class PolicyFiles(Terminal terminal)
{
    private readonly List<string> _problems = [];

    /// <summary>Errors and warnings as lines for a person.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public bool HasErrors { get; private set; }

    public void Error(string message)
    {
        _problems.Add($"keyferry simulate: {message}");
        HasErrors = true;
    }

    public PolicySource? ReadOne(string? path, PolicyKind kind)
    {
        if (path is null)
        {
            return null;
        }

        var input = InputText.Read(path, terminal);
        if (input.Text is null)
        {
            Error(input.Problem!);
            return null;
        }

        Parsed<Policy> policy = Policy.Parse(path, input.Name, input.Text, kind);
        Note(policy.Problems);
        return policy.Value is { } read ? new PolicySource(path, Fact<Policy>.Known(read)) : null;
    }

    public ImmutableArray<PolicySource> Read(IEnumerable<string>? paths, PolicyKind kind) =>
        [.. (paths ?? []).Select(p => ReadOne(p, kind)).OfType<PolicySource>()];

    /// <summary>Each text is a level: the files of that level, separated by commas; empty for a level without a policy.</summary>
    public ImmutableArray<PolicyLevel> ReadLevels(string[]? levels, PolicyKind kind) =>
        [.. (levels ?? []).Select((files, i) => new PolicyLevel(
            $"level {i + 1} of {levels!.Length}", Read(files.Split(',', StringSplitOptions.RemoveEmptyEntries), kind)))];

    public ImmutableArray<Grant> ReadGrants(IEnumerable<string>? paths) => [.. (paths ?? []).SelectMany(p => ReadGrantFile(p))];

    private ImmutableArray<Grant> ReadGrantFile(string path)
    {
        var input = InputText.Read(path, terminal);
        if (input.Text is null)
        {
            Error(input.Problem!);
            return [];
        }

        Parsed<SourceNode> json = JsonSource.Read(input.Name, input.Text);
        Note(json.Problems);
        if (json.Value is not { } node)
        {
            return [];
        }

        // One grant, a list of them, or what ListGrants returns.
        SourceNode listed = node is SourceMap map && map.Find("Grants") is { } grants ? grants.Value : node;
        SourceList list = listed as SourceList ?? new SourceList([listed], listed.Position);
        Parsed<SimulationCase> read = SimulationCase.Read(input.Name, AsCase(list));
        Note(read.Problems);
        return read.Value?.Layers.Grants ?? [];
    }

    // The case reader knows what a grant looks like; the request around the grants is never asked.
    private static SourceMap AsCase(SourceList grants)
    {
        static SourceEntry Text(string key, string value) => new(key, default, new SourceScalar(ScalarKind.String, value, default));
        SourceMap request = new([Text("principal", "*"), Text("action", "kms:Decrypt"), Text("resource", "*")], default);
        return new SourceMap([new("request", default, request), new("grants", default, grants)], default);
    }

    private void Note(ImmutableArray<Problem> problems)
    {
        foreach (Problem problem in problems)
        {
            _problems.Add(problem.ToString());
            HasErrors |= problem.Severity == ProblemSeverity.Error;
        }
    }
}
