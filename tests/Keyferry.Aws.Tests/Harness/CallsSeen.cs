using System.Collections.Concurrent;
using Keyferry.Server.Dispatch;

namespace Keyferry.Aws.Tests.Harness;

/// <summary>What a local AWS was asked, as policies name it, and by whom nobody else knows.</summary>
internal sealed class CallsSeen : ICallObserver
{
    private readonly ConcurrentDictionary<string, int> _actions = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Actions => _actions;

    public void Observe(Served served) =>
        _actions.AddOrUpdate($"{served.Service?.SigningName}:{served.OperationName}", 1, (_, times) => times + 1);
}
