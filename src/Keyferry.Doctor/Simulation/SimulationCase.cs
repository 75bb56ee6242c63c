using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;
using Keyferry.Policies.Source;

namespace Keyferry.Doctor.Simulation;

/// <summary>
/// One question for the policy simulator with every policy that bears on it. Nothing is added to what is given: a level
/// without a policy allows nothing, a missing list is no limit.
/// </summary>
/// <param name="Id">The caller's name for it, returned with the answer; null if none was given.</param>
/// <param name="Request">The question.</param>
/// <param name="Layers">The policies.</param>
public sealed record SimulationCase(string? Id, AuthorizationRequest Request, PolicyLayers Layers)
{
    /// <summary>Reads a case from JSON text; every problem is reported at once, those of its policies included.</summary>
    /// <param name="documentName">The file or label of the text, for messages.</param>
    /// <param name="json">One JSON object.</param>
    public static Parsed<SimulationCase> Read(string documentName, string json)
    {
        Parsed<SourceNode> text = JsonSource.Read(documentName, json);
        return text.Value is SourceNode node
            ? Read(documentName, node)
            : Parsed<SimulationCase>.From(null, text.Problems);
    }

    /// <summary>Reads a case from a tree, as it stands in a text named <paramref name="documentName"/>.</summary>
    public static Parsed<SimulationCase> Read(string documentName, SourceNode node) =>
        new SimulationCaseReader(documentName).Read(node);
}
