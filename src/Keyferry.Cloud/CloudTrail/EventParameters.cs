using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Keyferry.Cloud.Execution;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.CloudTrail;

/// <summary>The parts of an event that hold the request's and the answer's members.</summary>
internal static class EventParameters
{
    private const string Hidden = "HIDDEN_DUE_TO_SECURITY_REASONS";

    // Data, secrets and what unlocks them never stand in a trail.
    private static readonly FrozenSet<string> s_secrets = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "plaintext", "ciphertextBlob", "ciphertextForRecipient", "privateKeyPlaintext", "privateKeyCiphertextBlob", "keyMaterial",
        "encryptedKeyMaterial", "importToken", "message", "mac", "signature", "sharedSecret", "secretAccessKey", "sessionToken",
        "password", "tokenCode", "serialNumber", "userData", "blockData", "grantToken", "grantTokens", "policyInputList");

    // Their members are the user's own names, which stay as they are.
    private static readonly FrozenSet<string> s_maps = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "encryptionContext", "sourceEncryptionContext", "destinationEncryptionContext", "encryptionContextSubset",
        "encryptionContextEquals", "tags", "amiTags", "resourceTags");

    // STS's sessions change nothing, and yet the answer stands in the record.
    private static readonly FrozenSet<string> s_answersTold = FrozenSet.Create(
        StringComparer.Ordinal, "sts:AssumeRole", "sts:GetSessionToken", "sts:GetFederationToken");

    public static void Write(Utf8JsonWriter json, Call call, TrailFacts facts)
    {
        json.WritePropertyName("requestParameters");
        if (facts.RequestParameters is { } request)
        {
            Copy(json, call, request);
        }
        else
        {
            Tell(json, call);
        }

        json.WritePropertyName("responseElements");
        if (TellsAnswer(call) && facts.ResponseElements is { } answer)
        {
            Copy(json, call, answer);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    public static bool TellsAnswer(Call call) =>
        call.Error is null && (!EventKind.IsReadOnly(call.Action) || s_answersTold.Contains(call.Action));

    /// <summary>Whether <see cref="Write"/> may need this key of a question's context.</summary>
    public static bool Tells(string contextKey) =>
        contextKey.StartsWith("kms:", StringComparison.OrdinalIgnoreCase) || contextKey.StartsWith("sts:", StringComparison.OrdinalIgnoreCase);

    private static void Copy(Utf8JsonWriter json, Call call, string text)
    {
        using var document = JsonDocument.Parse(text);
        if (document.RootElement is { ValueKind: JsonValueKind.Object } members && members.EnumerateObject().Any())
        {
            Copy(json, members, EventKind.Service(call.Action), isMap: false);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void Copy(Utf8JsonWriter json, JsonElement value, string service, bool isMap)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    json.WritePropertyName(isMap ? member.Name : Lower(member.Name));
                    if (!isMap && IsSecret(service, value, member))
                    {
                        json.WriteStringValue(Hidden);
                    }
                    else
                    {
                        Copy(json, member.Value, service, !isMap && s_maps.Contains(member.Name));
                    }
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Copy(json, item, service, isMap: false);
                }

                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    // Systems Manager hides the value of every parameter that is written, whatever its type.
    private static bool IsSecret(string service, JsonElement around, JsonProperty member) =>
        s_secrets.Contains(member.Name)
        || (service == "ssm" && member.Name.Equals("value", StringComparison.OrdinalIgnoreCase)
            && around.EnumerateObject().Any(m => m.Name.Equals("name", StringComparison.OrdinalIgnoreCase)));

    private static string Lower(string name) => name.Length > 0 && char.IsAsciiLetterUpper(name[0])
        ? char.ToLowerInvariant(name[0]) + name[1..]
        : name;

    // Of a call that no client sent, the questions that it raised tell what was asked for.
    private static void Tell(Utf8JsonWriter json, Call call)
    {
        RequestContext? context = call.Authorizations.IsEmpty ? null : call.Authorizations[0].Request.Context;
        switch (call.Resource == "*" ? "" : EventKind.Service(call.Action))
        {
            case "kms":
                TellKey(json, call, context);
                break;
            case "sts" when call.Action == "sts:AssumeRole":
                json.WriteStartObject();
                json.WriteString("roleArn", call.Resource);
                WriteFirst(json, "roleSessionName", context?["sts:RoleSessionName"]);
                json.WriteEndObject();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void TellKey(Utf8JsonWriter json, Call call, RequestContext? context)
    {
        const string Prefix = "kms:EncryptionContext:";
        json.WriteStartObject();
        json.WriteString(call.Action.StartsWith("kms:ReEncrypt", StringComparison.Ordinal) ? "sourceKeyId" : "keyId", call.Resource);
        bool grant = call.Action == "kms:CreateGrant";
        KeyValuePair<string, ContextValue>[] pairs =
            [.. context?.Values.Where(v => v.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && v.Value.Values.Length == 1) ?? []];
        if (pairs.Length > 0)
        {
            if (grant)
            {
                json.WriteStartObject("constraints");
            }

            json.WriteStartObject(grant ? "encryptionContextSubset" : "encryptionContext");
            foreach ((string key, ContextValue value) in pairs)
            {
                json.WriteString(key[Prefix.Length..], value.Values[0]);
            }

            json.WriteEndObject();
            if (grant)
            {
                json.WriteEndObject();
            }
        }

        if (grant)
        {
            WriteFirst(json, "granteePrincipal", context?["kms:GranteePrincipal"]);
            WriteOperations(json, context?["kms:GrantOperations"].Values ?? []);
        }

        json.WriteEndObject();
    }

    // AWS doesn't tell which operations EC2 grants itself for a copy: better none than wrong ones.
    private static void WriteOperations(Utf8JsonWriter json, ImmutableArray<string> operations)
    {
        if (operations.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("operations");
        foreach (string operation in operations)
        {
            json.WriteStringValue(operation);
        }

        json.WriteEndArray();
    }

    private static void WriteFirst(Utf8JsonWriter json, string name, ContextValue? value)
    {
        if (value is { Values: [var first, ..] })
        {
            json.WriteString(name, first);
        }
    }
}
