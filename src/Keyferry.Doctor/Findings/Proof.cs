using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Source;

namespace Keyferry.Doctor.Findings;

/// <summary>Evidence out of the policy engine's proof.</summary>
internal static class Proof
{
    // Evidence beyond this many places convinces nobody further.
    private const int MostPieces = 6;

    /// <summary>The evidence of the faults behind a cause, each place once.</summary>
    public static ImmutableArray<Evidence> Of(Cause cause) =>
    [
        .. cause.Sightings.Where(s => s.Fault is not null).GroupBy(PlaceOf).Take(MostPieces).Select(g => OfPlace([.. g])),
    ];

    private static (PolicyLayer, string?, string, string?) PlaceOf(Sighting sighting)
    {
        Fault fault = sighting.Fault!;
        return (fault.Denied ?? TellingMiss(fault)?.Statement) is { } statement
            ? (fault.Layer, statement.Document, statement.Policy, statement.Pointer)
            : (fault.Layer, fault.Silence?.Level, SilentPlace(sighting, fault), null);
    }

    private static string SilentPlace(Sighting sighting, Fault fault) =>
        fault.Layer is PolicyLayer.ServiceControl or PolicyLayer.ResourceControl ? ""
        : IsOfResource(fault.Layer) ? sighting.Resource
        : sighting.CallerIdentity;

    // A statement about other actions is near to nothing.
    private static NearMiss? TellingMiss(Fault fault) =>
        fault.Silence?.NearMiss is { } near && near.Failed != StatementElement.Action ? near : null;

    private static Evidence OfPlace(ImmutableArray<Sighting> sightings)
    {
        Sighting first = sightings[0];
        Fault fault = first.Fault!;
        ImmutableArray<string> actions = [.. sightings.Select(s => s.Action).Distinct(StringComparer.Ordinal)];
        if (fault.Denied is { } statement)
        {
            return At(statement, $"{Describe(statement)} denies {Prose.List(actions)}");
        }

        if (TellingMiss(fault) is { } near)
        {
            return At(near.Statement, $"the nearest is {Describe(near.Statement)}, "
                + $"but its `{near.Failed}` doesn't match: {near.Explanation}");
        }

        SilentLayer silence = fault.Silence!;
        string where = silence.Level is null ? "" : $" at {silence.Level}";
        OriginMap origins = first.Subject.World.Origins;
        Origin? origin = fault.Layer == PolicyLayer.ServiceControl ? OfControlPolicy(first.Subject.World, silence)
            : IsOfResource(fault.Layer) ? origins.Find(first.Resource, "policy")
            : fault.Layer == PolicyLayer.Boundary && first.Caller.Identity?.PermissionsBoundary is { } boundary
                && origins.Find(boundary) is { } ofBoundary ? ofBoundary
            : origins.Find(first.CallerIdentity);
        return new Evidence(
            silence.Policies.IsEmpty
                ? $"there is no {LayerName(silence.Layer)}{where}"
                : $"no statement of {Prose.Join([.. silence.Policies.Select(Policy)])}{where} allows "
                + $"{Prose.List(actions, "or")}",
            origin);
    }

    // The first of the level's policies that stands somewhere; AWS's own don't.
    private static Origin? OfControlPolicy(World world, SilentLayer silence) =>
        world.Organizations.Values.SelectMany(o => o.Policies.Values)
            .Where(p => silence.Policies.Contains(p.Source.Name)).OrderBy(p => p.Arn, StringComparer.Ordinal)
            .Select(p => world.Origins.Find(p.Arn)).FirstOrDefault(o => o is not null);

    private static bool IsOfResource(PolicyLayer layer) => layer is PolicyLayer.Resource or PolicyLayer.ResourceControl;

    /// <summary>Evidence that points at a statement.</summary>
    public static Evidence At(StatementReference statement, string text) =>
        new(text, Place(statement.Document, statement.Position), statement.Pointer);

    /// <summary>statement 2 ("Allow use of the key") of key policy of …</summary>
    public static string Describe(StatementReference statement) =>
        statement.Sid is { Length: > 0 } sid ? $"the statement `{sid}` of {Policy(statement.Policy)}"
        : statement.Layer == PolicyLayer.Grant ? $"the grant {statement.Policy}"
        : $"the statement at {statement.Pointer} of {Policy(statement.Policy)}";

    // Policies are called by what they are ('key policy of …'), or by their name.
    private static string Policy(string name) =>
        name.Contains("polic", StringComparison.Ordinal) && char.IsAsciiLetterLower(name[0]) ? $"the {name}" : $"`{name}`";

    public static string LayerName(PolicyLayer layer) => layer switch
    {
        PolicyLayer.ServiceControl => "service control policy",
        PolicyLayer.ResourceControl => "resource control policy",
        PolicyLayer.VpcEndpoint => "VPC endpoint policy",
        PolicyLayer.Resource => "resource policy",
        PolicyLayer.Identity => "identity policy",
        PolicyLayer.Boundary => "permissions boundary",
        PolicyLayer.Session => "session policy",
        PolicyLayer.Grant => "grant",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Origin? Place(string? document, Position? position) =>
        document is null ? null : new Origin(document, position);
}
