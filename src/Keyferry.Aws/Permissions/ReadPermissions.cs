using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Keyferry.Aws.Calling;

namespace Keyferry.Aws.Permissions;

/// <summary>
/// The policies that reading takes, made of <see cref="ReadActions"/>: nothing is asked for that isn't called, and nothing
/// is called that isn't asked for.
/// </summary>
public static class ReadPermissions
{
    public const string DefaultRole = "keyferry-read";

    private const string Version = "2012-10-17";

    /// <summary>The statements that a role for reading needs in accounts of these kinds: one a service.</summary>
    public static ImmutableArray<ReadStatement> Statements(ReadFrom where) =>
    [
        .. ReadActions.All
            .Where(action => (action.Where & where) != 0)
            // AWS answers the one to everybody; the other is asked for where the user signs in, not where is read.
            .Where(action => action != ReadActions.GetCallerIdentity && action != ReadActions.AssumeRole)
            .GroupBy(action => (action.Service, action.Resource))
            .Select(group => new ReadStatement(
                $"Read{Name(group.Key.Service)}", [.. group.Select(action => action.Name)], group.Key.Resource)),
    ];

    /// <summary>The policy of who reads in accounts of these kinds.</summary>
    /// <param name="where">the kinds of accounts</param>
    /// <param name="assumes">the role to assume in other accounts; null when none is</param>
    public static JsonObject Policy(ReadFrom where, string? assumes)
    {
        IEnumerable<ReadStatement> statements = Statements(where);
        if (assumes is not null)
        {
            statements = statements.Append(new ReadStatement(
                "ReadInOtherAccounts", [ReadActions.AssumeRole.Name], $"arn:*:iam::*:role/{assumes}"));
        }

        return Document([.. statements.Select(statement => Allow(
            statement.Sid,
            ("Action", new JsonArray([.. statement.Actions.Select(action => JsonValue.Create(action))])),
            ("Resource", JsonValue.Create(statement.Resource))))]);
    }

    /// <summary>The trust of a role for reading.</summary>
    /// <param name="principal">the ARN of who may assume it</param>
    /// <param name="externalId">what has to be said to do so; null for nothing</param>
    public static JsonObject Trust(JsonNode principal, JsonNode? externalId)
    {
        JsonObject statement = Allow(
            "AssumedByKeyferry",
            ("Principal", new JsonObject { ["AWS"] = principal }),
            ("Action", JsonValue.Create("sts:AssumeRole")));
        if (externalId is not null)
        {
            statement["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["sts:ExternalId"] = externalId } };
        }

        return Document(statement);
    }

    private static JsonObject Document(params JsonObject[] statements) =>
        new() { ["Version"] = Version, ["Statement"] = new JsonArray([.. statements]) };

    private static JsonObject Allow(string sid, params (string Name, JsonNode Value)[] members)
    {
        JsonObject statement = new() { ["Sid"] = sid, ["Effect"] = "Allow" };
        foreach ((string name, JsonNode value) in members)
        {
            statement[name] = value;
        }

        return statement;
    }

    private static string Name(string service) => service switch
    {
        "imagebuilder" => "ImageBuilder",
        "cloudtrail" => "CloudTrail",
        "servicequotas" => "ServiceQuotas",
        { Length: <= 3 } => service.ToUpperInvariant(),
        _ => char.ToUpperInvariant(service[0]) + service[1..],
    };
}
