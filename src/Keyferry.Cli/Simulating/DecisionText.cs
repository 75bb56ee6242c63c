using System.Diagnostics;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cli.Simulating;

/// <summary>A decision with its proof, for a person.</summary>
internal static class DecisionText
{
    private const string Indent = "             ";

    public static void Write(AuthorizationRequest request, Decision decision, TextWriter output)
    {
        output.WriteLine(Headline(decision));
        output.WriteLine();
        output.WriteLine($"  principal  {request.Principal.Arn}");
        output.WriteLine($"  action     {request.Action}");
        output.WriteLine($"  resource   {request.Resource}");
        WriteBy(decision, output);
        if (decision.BlockedBy.Length > 1)
        {
            foreach (StatementReference also in decision.BlockedBy.Skip(1))
            {
                output.WriteLine($"  and by     {Describe(also)}");
            }
        }

        foreach (SilentLayer silent in decision.Silent)
        {
            string level = silent.Level is null ? "" : $" ({silent.Level})";
            string policies = silent.Policies.IsEmpty ? "there is none" : string.Join(", ", silent.Policies);
            output.WriteLine($"  silent     {Name(silent.Layer)}{level}: {policies}");
            if (silent.NearMiss is { } near)
            {
                output.WriteLine($"             nearest: {Place(near.Statement)};");
                WriteWrapped($"its {Name(near.Failed)} does not match: {near.Explanation}", output);
            }
        }

        foreach (MissingFact missing in decision.Missing)
        {
            output.WriteLine($"  missing    {missing.What}: {missing.Because}");
        }

        if (Next(request, decision) is { } next)
        {
            WriteWrapped(next, output, "  next       ");
        }
    }

    private static string? Next(AuthorizationRequest request, Decision decision) => decision.Kind switch
    {
        DecisionKind.Allowed => null,
        DecisionKind.ExplicitlyDenied =>
            "narrow the statement that denies, by action, resource or condition: no Allow overrules it",
        DecisionKind.ImplicitlyDenied when decision.ByRule is not null =>
            "make the call from the account that the resource belongs to",
        DecisionKind.ImplicitlyDenied =>
            $"allow `{request.Action}` on `{request.Resource}` in the "
            + string.Join(", and in the ", decision.Silent.Select(s => Name(s.Layer)).Distinct()),
        DecisionKind.Unknown =>
            "give what is missing (`--context KEY=VALUE`), or say `--context-complete` if the request carries nothing else",
        _ => throw new UnreachableException(),
    };

    // At 80 columns; an ARN is never broken.
    private static void WriteWrapped(string text, TextWriter output, string start = Indent)
    {
        const int Width = 80;
        string line = start;
        foreach (string word in text.Split(' '))
        {
            if (line.Length > Indent.Length && line.Length + 1 + word.Length > Width)
            {
                output.WriteLine(line);
                line = Indent;
            }

            line += line.Length > Indent.Length ? $" {word}" : word;
        }

        output.WriteLine(line);
    }

    private static string Headline(Decision decision) => decision.Kind switch
    {
        DecisionKind.Allowed => "allowed",
        DecisionKind.ImplicitlyDenied => "denied: nothing allows it (implicit deny)",
        DecisionKind.ExplicitlyDenied => "denied by a statement (explicit deny)",
        DecisionKind.Unknown => "can't tell: something that decides is unknown",
        _ => throw new UnreachableException(),
    };

    private static void WriteBy(Decision decision, TextWriter output)
    {
        if (decision.By is { } by)
        {
            output.WriteLine($"  by         {Describe(by)}");
        }

        if (decision.ByRule is { } rule)
        {
            output.WriteLine($"  by         {rule}");
        }
    }

    private static string Describe(StatementReference statement) => $"{Name(statement.Layer)}: {Place(statement)}";

    private static string Place(StatementReference statement)
    {
        string place = statement.Position is { } position ? $"{statement.Document}:{position}" : statement.Policy;
        return statement.Sid is null ? $"{place} ({statement.Pointer})" : $"{place} ({statement.Pointer}, `{statement.Sid}`)";
    }

    private static string Name(PolicyLayer layer) => layer switch
    {
        PolicyLayer.ServiceControl => "service control policies",
        PolicyLayer.ResourceControl => "resource control policies",
        PolicyLayer.VpcEndpoint => "VPC endpoint policy",
        PolicyLayer.Resource => "resource policy",
        PolicyLayer.Identity => "identity policies",
        PolicyLayer.Boundary => "permissions boundary",
        PolicyLayer.Session => "session policies",
        PolicyLayer.Grant => "grants",
        _ => throw new UnreachableException(),
    };

    private static string Name(StatementElement element) => element switch
    {
        StatementElement.Effect => "effect",
        StatementElement.Principal => "principal",
        StatementElement.Action => "action",
        StatementElement.Resource => "resource",
        StatementElement.Condition => "condition",
        StatementElement.Constraint => "constraint",
        _ => throw new UnreachableException(),
    };
}
