using System.Text.Json.Nodes;

namespace Keyferry.Server.Tests.Proof;

/// <summary>Policies and roles as a scenario has them.</summary>
internal static class PolicyJson
{
    public static JsonObject Role(string name, JsonObject trusted, string? managed)
    {
        JsonObject trust = Statement("Allow", trusted, "sts:AssumeRole");
        trust.Remove("Resource");
        JsonObject role = new() { ["name"] = name, ["trustPolicy"] = Document(trust) };
        if (managed is not null)
        {
            role["managedPolicies"] = List($"arn:aws:iam::aws:policy/{managed}");
        }

        return role;
    }

    public static JsonObject Service(string name) => new() { ["Service"] = name };

    public static JsonObject Statement(string effect, JsonNode? principal, params string[] actions)
    {
        JsonObject statement = new() { ["Effect"] = effect, ["Action"] = List(actions), ["Resource"] = "*" };
        if (principal is not null)
        {
            statement["Principal"] = principal;
        }

        return statement;
    }

    public static JsonObject Condition(string operation, string key, string value) =>
        new() { [operation] = new JsonObject { [key] = value } };

    public static JsonObject With(JsonObject statement, JsonObject condition)
    {
        statement["Condition"] = condition;
        return statement;
    }

    public static JsonObject Document(params JsonObject[] statements) =>
        new() { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray([.. statements]) };

    public static JsonArray List(params string[] texts) => [.. texts.Select(t => (JsonNode)t)];
}
