using System.Collections.Concurrent;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Execution;

/// <summary>
/// Remembers answers, so that identical questions within one check are asked once. Questions are identical if the policies
/// can't tell them apart, however many ids and times in them differ. Safe to share between threads and between forks of a
/// world.
/// </summary>
public sealed class DecisionCache
{
    private readonly ConcurrentDictionary<Key, Decision> _decisions = new();
    private long _asked;
    private long _remembered;

    /// <summary>How many questions were put to the engine.</summary>
    public long Asked => Interlocked.Read(ref _asked);

    /// <summary>How many were answered from memory.</summary>
    public long Remembered => Interlocked.Read(ref _remembered);

    internal PolicyShelf Policies { get; } = new();

    public Decision Decide(AuthorizationRequest request, PolicyLayers layers)
    {
        Key key = new(layers, VisibleQuestion.DigestOf(request, layers));
        if (_decisions.TryGetValue(key, out Decision? decision))
        {
            Interlocked.Increment(ref _remembered);
            return decision;
        }

        Interlocked.Increment(ref _asked);
        return _decisions.GetOrAdd(key, Authorizer.Decide(request, layers));
    }

    /// <summary>
    /// The answer, or null where the question is plainly allowed and nobody wants the proof: that is quicker found out
    /// than remembered.
    /// </summary>
    internal Decision? DecideUnlessAllowed(AuthorizationRequest request, PolicyLayers layers)
    {
        if (Authorizer.IsPlainlyAllowed(request, layers))
        {
            Interlocked.Increment(ref _asked);
            return null;
        }

        return Decide(request, layers);
    }

    // Layers compare by the arrays they hold; the shelf hands out the same ones for the same identity and account.
    private readonly record struct Key(PolicyLayers Layers, UInt128 Question);
}
