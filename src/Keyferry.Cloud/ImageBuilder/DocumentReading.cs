using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Scenarios;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>One step of a workflow's document.</summary>
internal sealed record DocumentStep(string Name, string Action, string? Description, string OnFailure, int? TimeoutSeconds);

/// <summary>What Image Builder itself takes from a component's or workflow's document.</summary>
/// <param name="Type">BUILD or TEST for components; null for workflows.</param>
/// <param name="Description">Its description, or null.</param>
/// <param name="Parameters">The parameters that it declares.</param>
/// <param name="Steps">The steps of a workflow, in order.</param>
internal sealed record ReadDocument(
    string? Type, string? Description, ImmutableArray<DocumentParameter> Parameters, ImmutableArray<DocumentStep> Steps);

/// <summary>
/// Reads the YAML documents of components
/// (https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-use-documents.html) and workflows
/// (https://docs.aws.amazon.com/imagebuilder/latest/userguide/image-workflow-create-document.html) as far as Image Builder
/// refuses or uses them: header, phases, steps with name and action. Actions' inputs are their agent's affair.
/// </summary>
internal static class DocumentReading
{
    /// <summary>The longest document that may be given inline (model: InlineComponentData, InlineWorkflowData).</summary>
    public const int Longest = 16_000;

    private static readonly string[] s_phases = ["build", "validate", "test"];

    /// <summary>The document, or what is wrong with it as the parameter <c>data</c>.</summary>
    public static Reply<ReadDocument> Component(string text)
    {
        Reply<SourceMap> root = Root(text, "1.0");
        if (!root.Succeeded)
        {
            return root.Error;
        }

        if (root.Value!.Find("phases")?.Value is not SourceList { Items.Length: > 0 } phases)
        {
            return Refused("The document must have at least one phase.");
        }

        HashSet<string> names = [];
        foreach (SourceNode node in phases.Items)
        {
            string? name = (node as SourceMap)?.Text("name");
            if (name is null || !s_phases.Contains(name))
            {
                return Refused($"The name of a phase must be one of {string.Join(", ", s_phases)}.");
            }

            if (!names.Add(name))
            {
                return Refused($"There is more than one phase '{name}'.");
            }

            Reply<ImmutableArray<DocumentStep>> steps = Steps((SourceMap)node, $"phase '{name}'");
            if (!steps.Succeeded)
            {
                return steps.Error;
            }
        }

        string type = names.SetEquals(["test"]) ? "TEST" : "BUILD";
        return new ReadDocument(type, root.Value.Text("description"), Parameters(root.Value), []);
    }

    /// <summary>The document, or what is wrong with it as the parameter <c>data</c>.</summary>
    public static Reply<ReadDocument> Workflow(string text)
    {
        Reply<SourceMap> root = Root(text, "1.0");
        if (!root.Succeeded)
        {
            return root.Error;
        }

        Reply<ImmutableArray<DocumentStep>> steps = Steps(root.Value!, "document");
        return steps.Succeeded
            ? new ReadDocument(null, root.Value!.Text("description"), Parameters(root.Value!), steps.Value)
            : steps.Error;
    }

    private static Reply<SourceMap> Root(string text, string schema)
    {
        if (text.Length > Longest)
        {
            return Refused($"It must have at most {Longest} characters.");
        }

        Parsed<SourceNode> parsed = YamlSource.Read("data", text);
        return parsed.Value is not SourceMap root
            ? Refused(parsed.Problems.FirstOrDefault() is { } problem
                ? $"The document can't be read, line {problem.Position.Line}: {problem.Message}."
                : "The document must be a map.")
            : root.Text("schemaVersion") is not { } version || (version != schema && version != "1")
                ? Refused($"The schemaVersion must be {schema}.")
                : root;
    }

    private static Reply<ImmutableArray<DocumentStep>> Steps(SourceMap within, string where)
    {
        if (within.Find("steps")?.Value is not SourceList { Items.Length: > 0 } list)
        {
            return Refused($"The {where} must have at least one step.");
        }

        HashSet<string> names = [];
        ImmutableArray<DocumentStep>.Builder steps = ImmutableArray.CreateBuilder<DocumentStep>();
        foreach (SourceNode node in list.Items)
        {
            if (node is not SourceMap step || step.Text("name") is not { Length: > 0 } name
                || step.Text("action") is not { Length: > 0 } action)
            {
                // AWSTOE's loops hold steps of their own.
                if (node is SourceMap map && map.Find("loop") is not null)
                {
                    continue;
                }

                return Refused($"Every step of the {where} must have a name and an action.");
            }

            if (!names.Add(name))
            {
                return Refused($"There is more than one step '{name}' in the {where}.");
            }

            steps.Add(new DocumentStep(
                name, action, step.Text("description"), step.Text("onFailure") ?? "Abort",
                MapReader.AsInteger(step.Text("timeoutSeconds") ?? "")));
        }

        return steps.ToImmutable();
    }

    // Components list maps of one name each, workflows maps with a field `name`.
    private static ImmutableArray<DocumentParameter> Parameters(SourceMap root)
    {
        if (root.Find("parameters")?.Value is not SourceList list)
        {
            return [];
        }

        return
        [
            .. list.Items.OfType<SourceMap>().Select(item => item.Text("name") is { } name
                ? Parameter(name, item)
                : item.Entries is [var only, ..] && only.Value is SourceMap inner ? Parameter(only.Key, inner) : null)
                .OfType<DocumentParameter>(),
        ];
    }

    private static DocumentParameter Parameter(string name, SourceMap item) => new(
        name, item.Text("type") ?? "string", item.Text("description"),
        item.Find("default")?.Value switch
        {
            SourceList list => [.. list.Items.OfType<SourceScalar>().Select(s => s.Text)],
            SourceScalar scalar => [scalar.Text],
            _ => [],
        });

    private static string? Text(this SourceMap map, string name) => (map.Find(name)?.Value as SourceScalar)?.Text;

    private static ServiceError Refused(string problem) => ImageBuilderErrors.InvalidValue("data", problem);
}
