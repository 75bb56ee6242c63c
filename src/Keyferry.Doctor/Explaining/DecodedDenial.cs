using System.Collections.Immutable;
using System.Text.Json;

namespace Keyferry.Doctor.Explaining;

/// <summary>
/// What an encoded authorization message holds, as sts:DecodeAuthorizationMessage gives it (F8.33): the request with every
/// value that a condition could ask for.
/// </summary>
/// <param name="IsExplicit">Whether a Deny did it; otherwise an Allow is missing.</param>
/// <param name="Principal">ARN of the caller.</param>
/// <param name="Action"><c>ec2:CopyImage</c>.</param>
/// <param name="Resource">ARN, or <c>*</c>.</param>
public sealed record DecodedDenial(bool IsExplicit, string Principal, string Action, string Resource)
{
    /// <summary>The statements that deny, as far as AWS tells them: Sid and policy.</summary>
    public ImmutableArray<string> Statements { get; init; } = [];

    /// <summary>Condition keys with their values, in the order of the message.</summary>
    public ImmutableArray<(string Key, ImmutableArray<string> Values)> Conditions { get; init; } = [];

    /// <summary>The denial in a decoded message, or in the CLI's output around it; null if the element is neither.</summary>
    public static DecodedDenial? Of(JsonElement root)
    {
        if (root.Text("DecodedMessage") is { } text)
        {
            return Of(text);
        }

        if (root.Member("context") is not { } context || root.Member("explicitDeny") is not { } isExplicit
            || context.Text("action") is not { } action)
        {
            return null;
        }

        return new DecodedDenial(
            isExplicit.ValueKind == JsonValueKind.True,
            context.Member("principal")?.Text("arn") ?? "",
            action,
            context.Text("resource") ?? "*")
        {
            Statements = [.. Items(root.Member("matchedStatements")).Select(Statement)],
            Conditions =
            [
                .. Items(context.Member("conditions")).Where(i => i.Text("key") is not null).Select(i => (
                    i.Text("key")!,
                    Items(i.Member("values")).Select(v => v.Text("value")).OfType<string>().ToImmutableArray())),
            ],
        };
    }

    /// <summary>As <see cref="Of(JsonElement)"/>, of a text; null too if it is no JSON.</summary>
    public static DecodedDenial? Of(string text)
    {
        DecodedDenial? denial = null;
        return JsonDocuments.Read(text, root => denial = Of(root)) is null ? denial : null;
    }

    private static string Statement(JsonElement statement) =>
        (statement.Text("statementId"), statement.Text("policy") ?? statement.Text("sourcePolicyId")) switch
        {
            ({ Length: > 0 } sid, { Length: > 0 } policy) => $"{sid} of {policy}",
            ({ Length: > 0 } sid, _) => sid,
            (_, { Length: > 0 } policy) => $"a statement of {policy}",
            _ => "a statement",
        };

    private static JsonElement[] Items(JsonElement? list) =>
        list?.Member("items") is { ValueKind: JsonValueKind.Array } items ? [.. items.EnumerateArray()] : [];
}
