using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Execution;

/// <summary>
/// Remembers answers, so that identical questions within one check are asked once. Safe to share between threads and
/// between forks of a world.
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
        Key key = new(layers, Digest(request));
        if (_decisions.TryGetValue(key, out Decision? decision))
        {
            Interlocked.Increment(ref _remembered);
            return decision;
        }

        Interlocked.Increment(ref _asked);
        return _decisions.GetOrAdd(key, Authorizer.Decide(request, layers));
    }

    // A digest, since the questions of thousands of jobs would fill the memory as texts.
    private static UInt128 Digest(AuthorizationRequest request)
    {
        StringBuilder text = new(1024);
        text.Append(request.Principal.Arn).Append('\n').Append(request.Principal.IamArn).Append('\n')
            .Append(request.Principal.UniqueId).Append('\n').Append(request.Action).Append('\n')
            .Append(request.Resource).Append('\n').Append(request.ResourceAccount).Append('\n')
            .Append(request.Context.IsComplete ? '!' : '?');

        // In the order given: equal questions are put together in the same order, and a miss costs only time.
        foreach ((string key, ContextValue value) in request.Context.Values)
        {
            text.Append('\n').Append(key).Append(value.IsMultivalued ? "=*" : "=").Append(value.UnknownBecause);
            foreach (string item in value.Values)
            {
                text.Append('\t').Append(item);
            }
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text.ToString().AsSpan()), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }

    // Layers compare by the arrays they hold; the shelf hands out the same ones for the same identity and account.
    private readonly record struct Key(PolicyLayers Layers, UInt128 Question);
}
