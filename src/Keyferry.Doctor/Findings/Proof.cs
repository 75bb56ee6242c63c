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
        [.. cause.Sightings.Where(s => s.Fault is not null).SelectMany(Of).Distinct().Take(MostPieces)];

    private static IEnumerable<Evidence> Of(Sighting sighting)
    {
        Fault fault = sighting.Fault!;
        if (fault.Denied is { } statement)
        {
            yield return At(statement, $"{Describe(statement)} denies `{sighting.Action}`");
        }
        else if (fault.Silence is { } silence)
        {
            yield return OfSilence(sighting, silence);
        }
    }

    private static Evidence OfSilence(Sighting sighting, SilentLayer silence)
    {
        string where = silence.Level is null ? "" : $" at {silence.Level}";
        if (silence.NearMiss is { } near)
        {
            return At(near.Statement, $"the nearest is {Describe(near.Statement)}, "
                + $"but its `{near.Failed}` doesn't match: {near.Explanation}");
        }

        Origin? origin = silence.Layer switch
        {
            PolicyLayer.Resource or PolicyLayer.ResourceControl => sighting.Subject.World.Origins.Find(sighting.Resource, "policy"),
            _ => sighting.Subject.World.Origins.Find(sighting.CallerIdentity),
        };
        string text = silence.Policies.IsEmpty
            ? $"there is no {LayerName(silence.Layer)}{where}"
            : $"no statement of {Prose.Join([.. silence.Policies.Select(Policy)])}{where} allows `{sighting.Action}`";
        return new Evidence(text, origin);
    }

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
