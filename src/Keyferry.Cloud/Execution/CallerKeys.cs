using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Execution;

/// <summary>The condition keys that follow from who asks and when, whatever is asked.</summary>
internal static class CallerKeys
{
    // What a session may carry depends on how its owner came by it; the world doesn't know.
    private static readonly ImmutableArray<KeyValuePair<string, ContextValue>> s_unknown =
    [
        .. new[] { "aws:SourceIp", "aws:UserAgent" }
            .Select(key => KeyValuePair.Create(key, ContextValue.Unknown("it depends on where the call comes from"))),
        .. new[] { "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge" }
            .Select(key => KeyValuePair.Create(key, ContextValue.Unknown("it depends on how the session was begun"))),
    ];

    // A service's call for its caller doesn't come through an endpoint of the caller's: these keys are then absent
    // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcevpc).
    private static readonly ImmutableArray<KeyValuePair<string, ContextValue>> s_unknownEndpoint =
    [
        .. new[] { "aws:SourceVpc", "aws:SourceVpce", "aws:VpcSourceIp" }
            .Select(key => KeyValuePair.Create(key, ContextValue.Unknown("it depends on where the call comes from"))),
    ];

    public static void Add(List<KeyValuePair<string, ContextValue>> context, World world, Caller caller)
    {
        AddTime(context, world);
        AddPrincipal(context, world, caller);
        AddVia(context, caller);
    }

    public static void AddOrganization(List<KeyValuePair<string, ContextValue>> context, World world, AccountId id, string prefix)
    {
        if (world.FindAccount(id) is not { } account)
        {
            AddUnknown(context, prefix, $"account {id} isn't described");
        }
        else if (account.OrganizationUnknownBecause is { } because)
        {
            AddUnknown(context, prefix, because);
        }
        else if (account.OrganizationId is { } organizationId)
        {
            Add(context, $"{prefix}OrgID", organizationId);
            context.Add(new($"{prefix}OrgPaths", account.PlaceUnknownBecause is { } place ? ContextValue.Unknown(place)
                : world.Organizations.TryGetValue(organizationId, out Organization? organization) ? ContextValue.Many(organization.OrgPath(account))
                : ContextValue.Unknown($"organization {organizationId} isn't described")));
        }
    }

    private static void AddUnknown(List<KeyValuePair<string, ContextValue>> context, string prefix, string because)
    {
        var unknown = ContextValue.Unknown(because);
        context.Add(new($"{prefix}OrgID", unknown));
        context.Add(new($"{prefix}OrgPaths", unknown));
    }

    private static void Add(List<KeyValuePair<string, ContextValue>> context, string key, string value) =>
        context.Add(new(key, ContextValue.Of(value)));

    private static void AddTime(List<KeyValuePair<string, ContextValue>> context, World world)
    {
        Add(context, "aws:SecureTransport", "true");
        if (world.Now == DateTimeOffset.UnixEpoch)
        {
            // A world without a clock: no date may be guessed.
            context.Add(new("aws:CurrentTime", ContextValue.Unknown("no time is given")));
            context.Add(new("aws:EpochTime", ContextValue.Unknown("no time is given")));
        }
        else
        {
            Add(context, "aws:CurrentTime", world.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            Add(context, "aws:EpochTime", world.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        }
    }

    // F5.60–F5.62, F5.66, F5.70.
    private static void AddPrincipal(List<KeyValuePair<string, ContextValue>> context, World world, Caller caller)
    {
        Principal principal = caller.Principal;
        bool service = principal.Type == PrincipalType.Service;
        Add(context, "aws:PrincipalIsAWSService", service ? "true" : "false");
        if (service)
        {
            Add(context, "aws:PrincipalServiceName", principal.Arn);
            context.Add(new("aws:PrincipalServiceNamesList", ContextValue.Many(principal.Arn)));
            return;
        }

        context.AddRange(s_unknown);
        if (caller.ViaService is null)
        {
            context.AddRange(s_unknownEndpoint);
        }

        Add(context, "aws:PrincipalArn", principal.IamArn ?? principal.Arn);
        Add(context, "aws:PrincipalType", TypeName(principal.Type));
        Add(context, "aws:userid", UserId(principal));
        if (principal.Type == PrincipalType.User && caller.Identity is { } user)
        {
            Add(context, "aws:username", user.Name);
        }

        foreach ((string key, string value) in caller.Identity?.Tags ?? ImmutableDictionary<string, string>.Empty)
        {
            Add(context, $"aws:PrincipalTag/{key}", value);
        }

        if (caller.Account is { } account)
        {
            Add(context, "aws:PrincipalAccount", account.Value);
            AddOrganization(context, world, account, "aws:Principal");
        }
    }

    private static string TypeName(PrincipalType type) => type switch
    {
        PrincipalType.Root => "Account",
        PrincipalType.User => "User",
        PrincipalType.Role => "AssumedRole",
        PrincipalType.FederatedUser => "FederatedUser",
        _ => "Anonymous",
    };

    /// <summary>aws:userid (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable).</summary>
    public static string UserId(Principal principal) =>
        principal.Type == PrincipalType.Role
            ? $"{principal.UniqueId}:{principal.Arn[(principal.Arn.LastIndexOf('/') + 1)..]}"
            : principal.UniqueId ?? principal.Account ?? "";

    // F5.64, F5.65: a service-linked role's calls don't count as made through a service.
    private static void AddVia(List<KeyValuePair<string, ContextValue>> context, Caller caller)
    {
        bool via = caller.ViaService is not null && !caller.Principal.IsServiceLinkedRole;
        Add(context, "aws:ViaAWSService", via ? "true" : "false");
        if (via)
        {
            string service = $"{caller.ViaService!.Split('.')[0]}.amazonaws.com";
            context.Add(new("aws:CalledVia", ContextValue.Many(service)));
            Add(context, "aws:CalledViaFirst", service);
            Add(context, "aws:CalledViaLast", service);
        }
    }
}
