using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;
using Keyferry.Policies.Source;

namespace Keyferry.Doctor.Simulation;

/// <summary>Answers simulation cases with the policy engine.</summary>
public static class Simulator
{
    /// <summary>
    /// The engine's decision. Where the context isn't said to be complete, the keys that follow from the request itself
    /// (such as <c>aws:PrincipalAccount</c>) are taken as known; with a complete context nothing is added.
    /// </summary>
    public static SimulationAnswer Run(SimulationCase @case)
    {
        AuthorizationRequest request = @case.Request.Context.IsComplete
            ? @case.Request
            : @case.Request with { Context = DerivedContext.For(@case.Request) };
        return new SimulationAnswer.Decided(@case.Id, Authorizer.Decide(request, @case.Layers));
    }

    /// <summary>The answer to a case's JSON text: a decision, or its problems if it can't be read.</summary>
    public static SimulationAnswer Answer(string documentName, string json)
    {
        Parsed<SourceNode> text = JsonSource.Read(documentName, json);
        if (text.Value is not SourceNode node)
        {
            return new SimulationAnswer.Refused(null, text.Problems);
        }

        Parsed<SimulationCase> @case = SimulationCase.Read(documentName, node);
        return @case.Value is SimulationCase read
            ? Run(read)
            : new SimulationAnswer.Refused(SimulationCaseReader.IdOf(node), @case.Problems);
    }
}
