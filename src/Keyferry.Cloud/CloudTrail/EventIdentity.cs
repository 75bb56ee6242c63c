using System.Collections.Immutable;
using System.Text.Json;
using Keyferry.Cloud.Execution;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.CloudTrail;

/// <summary>
/// Who made a call, as an event tells it
/// (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html).
/// </summary>
internal static class EventIdentity
{
    private const string MultiFactor = "aws:MultiFactorAuthPresent";

    /// <summary>What <see cref="Write"/> needs of the caller's context.</summary>
    public static ImmutableDictionary<string, ContextValue> Told(ImmutableDictionary<string, ContextValue> context) =>
        context.TryGetValue(MultiFactor, out ContextValue? value) && !value.Values.IsEmpty
            ? ImmutableDictionary<string, ContextValue>.Empty.Add(MultiFactor, value)
            : ImmutableDictionary<string, ContextValue>.Empty;

    /// <summary>The name by which LookupEvents finds the caller: a user's, a session's, <c>root</c>; null for services.</summary>
    public static string? Username(Caller caller) => caller.Principal.Type switch
    {
        PrincipalType.Root => "root",
        PrincipalType.User or PrincipalType.Role or PrincipalType.FederatedUser => LastPart(caller.Arn),
        _ => null,
    };

    /// <summary>Writes <c>userIdentity</c>; the owner of a resource in another account learns only account and unique id.</summary>
    public static void Write(Utf8JsonWriter json, Caller caller, TrailFacts facts, string recipient)
    {
        json.WriteStartObject("userIdentity");
        if (caller.Account is not { } account)
        {
            json.WriteString("type", "AWSService");
            json.WriteString("invokedBy", caller.Arn);
        }
        else if (account.Value != recipient)
        {
            json.WriteString("type", "AWSAccount");
            json.WriteString("principalId", PrincipalId(caller));
            json.WriteString("accountId", account.Value);
            WriteInvoker(json, facts);
        }
        else
        {
            json.WriteString("type", TypeName(caller.Principal.Type));
            json.WriteString("principalId", PrincipalId(caller));
            json.WriteString("arn", caller.Arn);
            json.WriteString("accountId", account.Value);
            json.WriteString("accessKeyId", facts.AccessKeyId ?? "");
            if (caller.Principal.Type == PrincipalType.User)
            {
                json.WriteString("userName", caller.Identity?.Name ?? LastPart(caller.Arn));
            }

            WriteSession(json, caller, facts);
            WriteInvoker(json, facts);
        }

        json.WriteEndObject();
    }

    private static void WriteSession(Utf8JsonWriter json, Caller caller, TrailFacts facts)
    {
        PrincipalType type = caller.Principal.Type;
        bool hasIssuer = type is PrincipalType.Role or PrincipalType.FederatedUser;
        if (!hasIssuer && facts.SessionBegan is null)
        {
            return;
        }

        json.WriteStartObject("sessionContext");
        if (hasIssuer)
        {
            json.WriteStartObject("sessionIssuer");
            json.WriteString("type", type == PrincipalType.Role ? "Role" : caller.Identity is null ? "Root" : "IAMUser");
            json.WriteString("principalId", caller.Principal.UniqueId ?? caller.Account?.Value);
            json.WriteString("arn", caller.Principal.IamArn ?? caller.Arn);
            json.WriteString("accountId", caller.Account?.Value);
            if (caller.Identity is { } identity)
            {
                json.WriteString("userName", identity.Name);
            }

            json.WriteEndObject();
        }

        json.WriteStartObject("attributes");
        json.WriteString("creationDate", EventRecord.Text(facts.SessionBegan ?? facts.Time));
        bool multiFactor = caller.Context.TryGetValue(MultiFactor, out ContextValue? mfa) && mfa.Values is ["true"];
        json.WriteString("mfaAuthenticated", multiFactor ? "true" : "false");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInvoker(Utf8JsonWriter json, TrailFacts facts)
    {
        if (facts.InvokedBy is { } service)
        {
            json.WriteString("invokedBy", service);
        }
    }

    private static string TypeName(PrincipalType type) => type switch
    {
        PrincipalType.Root => "Root",
        PrincipalType.User => "IAMUser",
        PrincipalType.Role => "AssumedRole",
        PrincipalType.FederatedUser => "FederatedUser",
        PrincipalType.FederatedIdentity => "WebIdentityUser",
        _ => "Unknown",
    };

    private static string PrincipalId(Caller caller) => caller.Principal.Type switch
    {
        PrincipalType.Role => $"{caller.Principal.UniqueId}:{LastPart(caller.Arn)}",
        PrincipalType.FederatedUser => $"{caller.Account}:{LastPart(caller.Arn)}",
        _ => caller.Principal.UniqueId ?? caller.Account?.Value ?? "",
    };

    private static string LastPart(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
