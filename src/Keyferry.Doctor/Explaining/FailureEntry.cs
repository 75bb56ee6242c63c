using System.Collections.Immutable;

namespace Keyferry.Doctor.Explaining;

/// <summary>Where in the life of an image a failure shows.</summary>
public enum FailurePhase
{
    /// <summary>Image Builder refuses the settings, or a policy isn't accepted.</summary>
    Settings,
    Building,
    Copying,
    Sharing,

    /// <summary>SSM parameters, launch templates, exports, licences: after the copies.</summary>
    Integrating,

    /// <summary>The image is there; an instance of it won't run.</summary>
    Launching,

    /// <summary>A call of the user's own tools.</summary>
    Client,
}

/// <summary>One entry of the failure catalogue: <c>Data/failures/E1.json</c>.</summary>
public sealed record FailureEntry
{
    /// <summary>The failure's number in the facts: <c>E1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>One line, lower case, no final stop.</summary>
    public required string Title { get; init; }

    public required FailurePhase Phase { get; init; }

    /// <summary>The wordings it is known in.</summary>
    public required ImmutableArray<Template> Patterns { get; init; }

    /// <summary>A message of it, in full.</summary>
    public required string Example { get; init; }

    /// <summary>What it says in plain words.</summary>
    public required string Meaning { get; init; }

    /// <summary>What can stand behind it, the likeliest first.</summary>
    public required ImmutableArray<PossibleCause> Causes { get; init; }

    /// <summary>What narrows the causes down, to be asked before any of them.</summary>
    public ImmutableArray<PossibleCause> First { get; init; } = [];

    /// <summary>Whether running it again can help with nothing changed.</summary>
    public required bool RetryHelps { get; init; }

    /// <summary>The same in a sentence.</summary>
    public required string Retry { get; init; }

    public ImmutableArray<string> Docs { get; init; } = [];

    /// <summary>The same failure as another tells it (E5 of an AMI is E7 of its snapshot): entries with one family.</summary>
    public required string Family { get; init; }
}

/// <summary>A cause that can stand behind a failure, and the read-only command that settles it.</summary>
/// <param name="Id">A finding's code, or a name for what Keyferry doesn't foresee.</param>
/// <param name="Says">The cause in a clause, lower case, no final stop.</param>
/// <param name="Account">Where to ask.</param>
/// <param name="Command">AWS CLI, with <c>{holes}</c> for what the message may tell.</param>
/// <param name="Find">What to look for in the answer.</param>
public sealed record PossibleCause(string Id, string Says, AskedAccount Account, string Command, string Find)
{
    /// <summary>Whether it can't be where the destination is the source account itself.</summary>
    public bool OnlyAcrossAccounts { get; init; }

    /// <summary>Whose failures it can be behind.</summary>
    public FailingCaller Caller { get; init; }

    /// <summary>The finding's code; null for what Keyferry doesn't foresee.</summary>
    public string? Code => Id.StartsWith("KF", StringComparison.Ordinal) ? Id : null;
}

/// <summary>Who makes the calls that a cause stops.</summary>
public enum FailingCaller
{
    Anybody,

    /// <summary>The role that Image Builder assumes in target accounts (F1.24).</summary>
    DistributionRole,

    /// <summary>Anybody but that role.</summary>
    Other,

    /// <summary>Anybody but service-linked roles, which no SCP and no policy of the account's own binds (F1.32).</summary>
    NotServiceLinked,
}

/// <summary>The account in which a command is to be run.</summary>
public enum AskedAccount
{
    Source,
    Target,

    /// <summary>The organization's management account, or a delegated administrator.</summary>
    Management,

    /// <summary>The account that owns the key.</summary>
    KeyOwner,

    /// <summary>The account of the principal that was denied; for a copy that is where it goes.</summary>
    Caller,
}

/// <summary>An entry that a failure was recognised as.</summary>
/// <param name="Entry">The most specific one.</param>
/// <param name="Values">What the template's holes held.</param>
/// <param name="Weight">Literal characters that matched; the more, the surer.</param>
public sealed record FailureMatch(FailureEntry Entry, ImmutableDictionary<string, string> Values, int Weight);
