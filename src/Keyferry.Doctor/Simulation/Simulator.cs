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
        AuthorizationRequest request = @case.Request with
        {
            Principal = @case.Request.Principal.IdentifiedBy(@case.Request.Context),
        };
        request = request.Context.IsComplete ? request : request with { Context = DerivedContext.For(request) };
        return new SimulationAnswer.Decided(@case.Id, Authorizer.Decide(request, @case.Layers));
    }

    /// <summary>The answer to a case's JSON text: a decision, or its problems if it can't be read.</summary>
    public static SimulationAnswer Answer(string documentName, string json)
    {
        Parsed<SourceNode> text = JsonSource.Read(documentName, json);
        if (text.Value is not SourceNode node)
        {
            CaseId? found = CaseId.FindIn(json);
            return new SimulationAnswer.Refused(found?.Text, text.Problems) { HasNumericId = found is { IsNumber: true } };
        }

        CaseId? id = CaseId.Of(node);
        Parsed<SimulationCase> @case = SimulationCase.Read(documentName, node);
        SimulationAnswer answer = @case.Value is SimulationCase read
            ? Run(read)
            : new SimulationAnswer.Refused(id?.Text, @case.Problems);
        return answer with { HasNumericId = id is { IsNumber: true } };
    }
}
