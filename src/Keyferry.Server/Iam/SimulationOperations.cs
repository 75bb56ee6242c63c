using Keyferry.Cloud.Execution;
using System.Collections.Immutable;
using System.Diagnostics;
using Keyferry.Cloud.Iam;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Iam;
using static Keyferry.Server.Iam.IamOperations;

namespace Keyferry.Server.Iam;

internal static class SimulationOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(IamModel.SimulateCustomPolicy, (call, r) => call.Iam().SimulateCustomPolicy(
            call.Caller,
            Ask(r),
            new PageAsk(r.Marker, r.MaxItems)).Select(Answer));
        table.Add(IamModel.SimulatePrincipalPolicy, (call, r) => call.Iam().SimulatePrincipalPolicy(
            call.Caller,
            r.PolicySourceArn,
            Ask(SimulateCustomPolicyRequest.Read(r.Write())),
            new PageAsk(r.Marker, r.MaxItems)).Select(Answer));
        table.Add(IamModel.GetContextKeysForCustomPolicy, (call, r) =>
            call.Iam().GetContextKeysForCustomPolicy(call.Caller, All(r.PolicyInputList))
                .Select(keys => new GetContextKeysForPolicyResponse { ContextKeyNames = keys }));
        table.Add(IamModel.GetContextKeysForPrincipalPolicy, (call, r) =>
            call.Iam().GetContextKeysForPrincipalPolicy(call.Caller, r.PolicySourceArn, All(r.PolicyInputList))
                .Select(keys => new GetContextKeysForPolicyResponse { ContextKeyNames = keys }));
    }

    // Both simulations ask alike; only where the first policies come from differs.
    private static SimulationAsk Ask(SimulateCustomPolicyRequest request) => new()
    {
        PolicyInputList = All(request.PolicyInputList),
        PermissionsBoundaryPolicyInputList = All(request.PermissionsBoundaryPolicyInputList),
        ActionNames = All(request.ActionNames),
        ResourceArns = All(request.ResourceArns),
        ResourcePolicy = request.ResourcePolicy,
        ResourceOwner = request.ResourceOwner,
        CallerArn = request.CallerArn,
        Context = Context(request.ContextEntries),
    };

    private static ImmutableArray<KeyValuePair<string, ContextValue>> Context(IReadOnlyList<ContextEntry>? entries) =>
    [
        .. (entries ?? []).Where(e => e.ContextKeyName is not null).Select(e => KeyValuePair.Create(
            e.ContextKeyName!,
            e.ContextKeyType?.EndsWith("List", StringComparison.Ordinal) == true || e.ContextKeyValues is not [_]
                ? ContextValue.Many(e.ContextKeyValues ?? [])
                : ContextValue.Of(e.ContextKeyValues[0]))),
    ];

    private static SimulatePolicyResponse Answer(Page<SimulationResult> page) => new()
    {
        EvaluationResults = [.. page.Items.Select(Result)],
        IsTruncated = page.NextToken is not null,
        Marker = page.NextToken,
    };

    private static EvaluationResult Result(SimulationResult result)
    {
        Statement[] matched = [.. result.Matched.Select(Matched)];
        ImmutableDictionary<string, string> details = ImmutableDictionary<string, string>.Empty;
        PermissionsBoundaryDecisionDetail? boundary = result.AllowedByBoundary is { } byBoundary
            ? new() { AllowedByPermissionsBoundary = byBoundary }
            : null;

        // https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html: what is missing stands where the
        // resources are.
        bool named = result.Resource != "*";
        return new EvaluationResult
        {
            EvalActionName = result.Action,
            EvalResourceName = result.Resource,
            EvalDecision = Word(result.Decision),
            MatchedStatements = matched,
            MissingContextValues = named ? [] : result.Missing,
            OrganizationsDecisionDetail = result.AllowedByOrganizations is { } byOrganizations
                ? new() { AllowedByOrganizations = byOrganizations }
                : null,
            PermissionsBoundaryDecisionDetail = boundary,
            EvalDecisionDetails = details,
            ResourceSpecificResults = !named ? [] :
            [
                new ResourceSpecificResult
                {
                    EvalResourceName = result.Resource,
                    EvalResourceDecision = Word(result.Decision),
                    MatchedStatements = matched,
                    MissingContextValues = result.Missing,
                    PermissionsBoundaryDecisionDetail = boundary,
                },
            ],
        };
    }

    private static Statement Matched(SimulatedStatement statement) => new()
    {
        SourcePolicyId = statement.PolicyId,
        SourcePolicyType = statement.PolicyType,
        StartPosition = new() { Line = statement.Start.Line, Column = statement.Start.Column },
        EndPosition = new() { Line = statement.End.Line, Column = statement.End.Column },
    };

    // Nothing in a simulation is unknown: what isn't given is absent.
    private static string Word(DecisionKind decision) => decision switch
    {
        DecisionKind.Allowed => "allowed",
        DecisionKind.ExplicitlyDenied => "explicitDeny",
        DecisionKind.ImplicitlyDenied or DecisionKind.Unknown => "implicitDeny",
        _ => throw new UnreachableException(),
    };
}
