using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Source;

namespace Keyferry.Doctor.Simulation;

/// <summary>The JSON of an answer: every field is always there, <c>null</c> or empty where it has nothing to say.</summary>
internal static class SimulationAnswerJson
{
    public static void Write(Utf8JsonWriter json, Decision decision)
    {
        json.WriteString("decision", Name(decision.Kind));
        json.WritePropertyName("by");
        Write(json, decision.By);
        json.WriteString("byRule", decision.ByRule);
        json.WriteStartArray("silent");
        foreach (SilentLayer layer in decision.Silent)
        {
            Write(json, layer);
        }

        json.WriteEndArray();
        json.WriteStartArray("blockedBy");
        foreach (StatementReference statement in decision.BlockedBy)
        {
            Write(json, statement);
        }

        json.WriteEndArray();
        json.WriteStartArray("missing");
        foreach (MissingFact fact in decision.Missing)
        {
            json.WriteStartObject();
            json.WriteString("what", fact.What);
            json.WriteString("because", fact.Because);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The error object of a case that can't be read.</summary>
    public static void Write(Utf8JsonWriter json, ImmutableArray<Problem> problems)
    {
        ImmutableArray<Problem> errors = [.. problems.Where(p => p.Severity == ProblemSeverity.Error)];
        json.WriteStartObject("error");
        json.WriteString("message", errors is [Problem only] ? only.Message : $"the case has {errors.Length} problems");
        json.WriteStartArray("problems");
        foreach (Problem problem in errors)
        {
            json.WriteStartObject();
            json.WriteString("document", problem.Document);
            json.WriteNumber("line", problem.Position.Line);
            json.WriteNumber("column", problem.Position.Column);
            json.WriteString("pointer", problem.Pointer);
            json.WriteString("message", problem.Message);
            json.WriteString("help", problem.Help);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SilentLayer silent)
    {
        json.WriteStartObject();
        json.WriteString("layer", Name(silent.Layer));
        json.WriteString("level", silent.Level);
        json.WriteStartArray("policies");
        foreach (string policy in silent.Policies)
        {
            json.WriteStringValue(policy);
        }

        json.WriteEndArray();
        json.WritePropertyName("nearMiss");
        if (silent.NearMiss is NearMiss near)
        {
            json.WriteStartObject();
            json.WritePropertyName("statement");
            Write(json, near.Statement);
            json.WriteString("failed", Name(near.Failed));
            json.WriteString("explanation", near.Explanation);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StatementReference? statement)
    {
        if (statement is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("layer", Name(statement.Layer));
        json.WriteString("policy", statement.Policy);
        json.WriteString("document", statement.Document);
        json.WriteString("pointer", statement.Pointer);
        WriteNumberOrNull(json, "line", statement.Position?.Line);
        WriteNumberOrNull(json, "column", statement.Position?.Column);
        json.WriteString("sid", statement.Sid);
        json.WriteEndObject();
    }

    private static void WriteNumberOrNull(Utf8JsonWriter json, string name, int? number)
    {
        if (number is int known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Name(DecisionKind kind) => kind switch
    {
        DecisionKind.Allowed => "allowed",
        DecisionKind.ImplicitlyDenied => "implicitlyDenied",
        DecisionKind.ExplicitlyDenied => "explicitlyDenied",
        DecisionKind.Unknown => "unknown",
        _ => throw new UnreachableException(),
    };

    private static string Name(PolicyLayer layer) => layer switch
    {
        PolicyLayer.ServiceControl => "serviceControl",
        PolicyLayer.ResourceControl => "resourceControl",
        PolicyLayer.VpcEndpoint => "vpcEndpoint",
        PolicyLayer.Resource => "resource",
        PolicyLayer.Identity => "identity",
        PolicyLayer.Boundary => "boundary",
        PolicyLayer.Session => "session",
        PolicyLayer.Grant => "grant",
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
