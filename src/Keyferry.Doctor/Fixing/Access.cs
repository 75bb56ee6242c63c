using System.Collections.Immutable;

namespace Keyferry.Doctor.Fixing;

/// <summary>Access that a change opens: who may do what from then on.</summary>
/// <param name="Principal">ARN, account, service, or <c>*</c> with a condition.</param>
/// <param name="Actions">Exact actions.</param>
/// <param name="Resource">ARN or pattern.</param>
/// <param name="Conditions">All of them hold; empty for none.</param>
public sealed record Access(
    string Principal, ImmutableArray<string> Actions, string Resource, ImmutableArray<ConditionDraft> Conditions)
{
    /// <summary>Set where access isn't allowed anew, but a Deny steps back: what was allowed elsewhere counts again.</summary>
    public bool IsNoLongerDenied { get; init; }

    /// <summary>How wide the gap in a Deny is; 0 for access that is allowed anew.</summary>
    internal int Gap { get; init; }

    /// <summary>How much it opens, to compare sets of changes: principals count by their reach, conditions lessen it.</summary>
    public int Weight => Gap > 0 ? Gap :
        Math.Max(1, Actions.Length) * (Principal == "*" ? 20 : Principal.EndsWith(":root", StringComparison.Ordinal) ? 6 : 2)
        * (Actions.Any(a => a.Contains('*', StringComparison.Ordinal)) ? 4 : 1)
        * (Resource.Contains('*', StringComparison.Ordinal) ? 2 : 1) * 2 / (Conditions.IsEmpty ? 1 : 2);
}
