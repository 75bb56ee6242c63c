using Keyferry.Cloud.Scenarios.Redaction;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>A world as a file describes it (docs/scenario.md).</summary>
/// <param name="World">What the file says, with the place of each fact in <see cref="World.Origins"/>.</param>
/// <param name="Story">What it shows, for people; null if it doesn't say.</param>
public sealed partial record Scenario(World World, string? Story)
{
    /// <summary>The change that the file proposes, or null.</summary>
    public ScenarioChange? Change { get; init; }

    /// <summary>Reads YAML or JSON text; reports everything that is wrong at once, warnings beside a good world too.</summary>
    /// <param name="documentName">The file's name, as evidence will show it.</param>
    /// <param name="text">Its text.</param>
    /// <param name="readFile">
    /// Gives the text of a file named in <c>{file: path}</c>, relative to the scenario's folder, or null if it can't be read.
    /// </param>
    public static Parsed<Scenario> Load(string documentName, string text, Func<string, string?>? readFile = null)
    {
        Parsed<SourceNode> tree = Tree(documentName, text);
        return tree.Value is null ? Parsed<Scenario>.From(null, tree.Problems) : Read(documentName, tree.Value, readFile);
    }

    /// <summary>Reads the text as it is after its own <c>change</c>; a text without one is a problem.</summary>
    public static Parsed<Scenario> LoadChanged(string documentName, string text, Func<string, string?>? readFile = null)
    {
        Parsed<Scenario> before = Load(documentName, text, readFile);
        if (before.Value is null)
        {
            return before;
        }

        SourceNode tree = Tree(documentName, text).Required();
        if (before.Value.Change is not { } change)
        {
            return Parsed<Scenario>.From(null, [new Problem(
                ProblemSeverity.Error, documentName, "", tree.Position, "the scenario proposes no `change`",
                "add `change: {say: …, patch: [{op: …, path: …, value: …}]}`, or look at it as it stands")]);
        }

        Parsed<SourceNode> changed = TreePatch.Apply(documentName, tree, change.Patch, change.Pointer);
        return changed.Value is null ? Parsed<Scenario>.From(null, changed.Problems) : Read(documentName, changed.Value, readFile);
    }

    /// <summary>Reads a tree that was read, or made, elsewhere.</summary>
    public static Parsed<Scenario> Read(string documentName, SourceNode tree, Func<string, string?>? readFile = null)
    {
        var load = new ScenarioLoad(documentName, readFile);
        new ShapeCheck(load.Problems).Check(tree, new FieldType.Thing(ScenarioReader.Shape));
        Scenario? scenario = tree is SourceMap root ? ScenarioReader.Read(load, root) : null;
        return Parsed<Scenario>.From(scenario, load.Problems.All.Distinct());
    }

    /// <summary>The world as YAML text that gives an equal world again, up to the places of its facts.</summary>
    public static string Write(World world, string? story = null) => new ScenarioWriter(world, new YamlSink()).Write(story);

    /// <summary>The same as JSON.</summary>
    public static string WriteJson(World world, string? story = null)
    {
        using JsonSink sink = new();
        return new ScenarioWriter(world, sink).Write(story);
    }

    /// <summary>
    /// The world as JSON in which nothing says whose it is: account ids, names and ARNs are replaced, each by the same
    /// everywhere, so that a check of it says the same about other names.
    /// </summary>
    /// <param name="world">The world.</param>
    /// <param name="key">Secret, random bytes: without them the names can't be turned back.</param>
    public static string WriteRedacted(World world, byte[] key)
    {
        using JsonSink sink = new();
        return Redactor.Write(WriteJson(world), key, sink);
    }

    private static Parsed<SourceNode> Tree(string documentName, string text) =>
        documentName.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? JsonSource.Read(documentName, text, new SourceLimits(MaxDepth: 100, MaxLength: YamlLimits.Default.Length))
            : YamlSource.Read(documentName, text);
}

/// <summary>A change to a scenario's file.</summary>
/// <param name="Say">The change in words.</param>
/// <param name="Patch">The list of operations for <see cref="TreePatch"/>.</param>
/// <param name="Pointer">JSON pointer to the list in its file.</param>
public sealed record ScenarioChange(string Say, SourceNode Patch, string Pointer);
