using System.Collections.Immutable;

namespace Keyferry.Doctor.Fixing;

/// <summary>One way to repair a root cause.</summary>
/// <param name="Choice">Its name for <c>--choose</c>: <c>key-policy</c>, <c>default-key</c> …</param>
/// <param name="Changes">Everything that belongs to it; the prover drops what turns out not to be needed.</param>
public sealed record Candidate(string Choice, ImmutableArray<Change> Changes)
{
    /// <summary>The way that makes a key where there are others.</summary>
    public const string NewKey = "new-key";
}

/// <summary>The ways to repair one root cause, those that grant least first; without any, why no change can help.</summary>
public sealed record CandidateSet(ImmutableArray<Candidate> Ways, string? NoHelp)
{
    public static CandidateSet Of(params IEnumerable<Candidate?> ways)
    {
        ImmutableArray<Candidate> found = [.. ways.OfType<Candidate>().Where(w => !w.Changes.IsEmpty)];
        return new CandidateSet(found, found.IsEmpty ? "keyferry knows no change that repairs it; the check's advice says what to look at" : null);
    }

    public static CandidateSet None(string why) => new([], why);

    /// <summary>The same, with another reason where there is no way.</summary>
    public CandidateSet Else(string why) => Ways.IsEmpty ? None(why) : this;
}
