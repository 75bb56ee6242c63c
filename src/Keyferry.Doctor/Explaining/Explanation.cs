using System.Collections.Immutable;
using Keyferry.Doctor.Findings;

namespace Keyferry.Doctor.Explaining;

/// <summary>What can be said about an input.</summary>
public sealed record Explanation
{
    /// <summary>One for each message; a file of CloudTrail events has several.</summary>
    public required ImmutableArray<ExplainedMessage> Messages { get; init; }

    /// <summary>The scenario that was asked, or null.</summary>
    public string? Scenario { get; init; }

    /// <summary>Whether everything was explained: by the catalogue, or with a scenario by its findings.</summary>
    public bool IsExplained => Messages.Length > 0 && Messages.All(m => m.Failures.All(f => f.IsExplained) && m.IsExplained);
}

public sealed record ExplainedMessage(ReadMessage Read)
{
    public ImmutableArray<ExplainedFailure> Failures { get; init; } = [];

    /// <summary>For a message without a reason: what the world foretells; else null.</summary>
    public WorldAnswer? World { get; init; }

    /// <summary>What a message without a reason needs to be explained, or null.</summary>
    public CauseToCheck? Next { get; init; }

    /// <summary>Findings of the same run that the message doesn't tell of: they wait behind, or stop other jobs.</summary>
    public ImmutableArray<Finding> Others { get; init; } = [];

    /// <summary>The steps of Image Builder's workflows that failed, as it recorded them; empty if nobody asked it.</summary>
    public ImmutableArray<RecordedStep> Steps { get; init; } = [];

    internal bool IsExplained => Failures.Length > 0 || World is WorldAnswer.Found;
}

/// <summary>A step of a workflow that failed.</summary>
/// <param name="Name">Its name in the workflow.</param>
/// <param name="Action"><c>DistributeImage</c> …</param>
/// <param name="Status"><c>FAILED</c>, <c>CANCELLED</c> …</param>
/// <param name="Message">Image Builder's words, or null.</param>
/// <param name="Time">When it ended, as Image Builder writes it, or null.</param>
public sealed record RecordedStep(string Name, string Action, string Status, string? Message, string? Time);

/// <summary>One failure with what it means.</summary>
/// <param name="Read">As the message tells it.</param>
/// <param name="Match">The catalogue's entry; null if the message is unknown.</param>
/// <param name="Causes">The causes that can stand behind it, with commands that tell them apart.</param>
public sealed record ExplainedFailure(ReadFailure Read, FailureMatch? Match, ImmutableArray<CauseToCheck> Causes)
{
    /// <summary>What to ask before the causes are gone through one by one.</summary>
    public ImmutableArray<CauseToCheck> First { get; init; } = [];

    /// <summary>What the scenario says; null if there was none.</summary>
    public WorldAnswer? World { get; init; }

    /// <summary>AWS's own record of it: the calls that failed, as CloudTrail has them; empty without a trail.</summary>
    public ImmutableArray<RecordedCall> Record { get; init; } = [];

    /// <summary>What was changed since, where world and message contradict each other; empty without a trail.</summary>
    public ImmutableArray<RecordedCall> ChangedSince { get; init; } = [];

    public bool IsExplained => World is null ? Match is not null : World is WorldAnswer.Found;
}

/// <param name="Code">The finding's code, or null.</param>
/// <param name="Says">The cause.</param>
/// <param name="Where">The account in words: <c>the target account 444455556666</c>.</param>
/// <param name="Command">Read-only, one line, with a profile to be replaced.</param>
/// <param name="Find">What to look for in its answer.</param>
public sealed record CauseToCheck(string? Code, string Says, string Where, string Command, string Find);

/// <summary>What a scenario says about a failure.</summary>
public abstract record WorldAnswer
{
    private WorldAnswer()
    {
    }

    /// <summary>The scenario foretells just this failure.</summary>
    /// <param name="Findings">The causes; nearly always one.</param>
    public sealed record Found(ImmutableArray<Finding> Findings) : WorldAnswer;

    /// <summary>The scenario foretells something else.</summary>
    /// <param name="Says">How they differ, and what may have changed; sentences.</param>
    /// <param name="Instead">What stops the same job in the scenario, if anything does.</param>
    public sealed record Contradicts(ImmutableArray<string> Says, ImmutableArray<Finding> Instead) : WorldAnswer;
}
