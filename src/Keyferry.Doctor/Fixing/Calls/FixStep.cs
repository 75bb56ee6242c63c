using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Doctor.Fixing.Calls;

/// <summary>One thing that an account has to do: the changes of one document or setting, as calls, and the way back.</summary>
/// <param name="Account">Who does it.</param>
/// <param name="Sentences">The changes, for people.</param>
/// <param name="Calls">What does it, in order.</param>
/// <param name="Undo">What takes it back, in order; empty if nothing can.</param>
public sealed record FixStep(
    AccountId Account, ImmutableArray<string> Sentences, ImmutableArray<ApiCall> Calls, ImmutableArray<ApiCall> Undo)
{
    /// <summary>Why nobody but a person can do it; null if the calls do.</summary>
    public string? ByHand { get; init; }

    /// <summary>What to ask until it answers <see cref="Ready"/>, before the next step; null if the calls are done at once.</summary>
    public ApiCall? Awaits { get; init; }

    /// <summary>What the answer of <see cref="Awaits"/> holds when it is done.</summary>
    public string Ready { get; init; } = "";

    /// <summary>What of it no call can take back, and why; null where all can be.</summary>
    public string? Stays { get; init; }

    /// <summary>What stands for the id of a key that the first call makes, here and in the steps that follow; null for none.</summary>
    public string? PlannedKeyId { get; init; }

    /// <summary>The Region of the calls.</summary>
    public Region Region => Calls.IsEmpty ? ApiCall.Home : Calls[0].Region;
}
