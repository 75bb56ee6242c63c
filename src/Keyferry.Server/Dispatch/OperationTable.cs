using Keyferry.Cloud.Execution;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Dispatch;

/// <summary>Which operations Keyferry has, and what carries each of them out.</summary>
public sealed class OperationTable
{
    private readonly Dictionary<Operation, Func<ServiceCall, WireValue.Structure, Reply<WireValue.Structure>>> _handlers =
        new(ReferenceEqualityComparer.Instance);

    public IReadOnlyCollection<Operation> Operations => _handlers.Keys;

    /// <summary>Says how an operation is carried out. The handler maps; what the service does is the core's.</summary>
    /// <exception cref="ArgumentException">the operation has a handler already</exception>
    public void Add<TInput, TOutput>(
        Operation<TInput, TOutput> operation, Func<ServiceCall, TInput, Reply<TOutput>> handler)
        where TInput : IWireStructure<TInput>
        where TOutput : IWireStructure<TOutput> =>
        _handlers.Add(operation.Untyped, (call, input) =>
        {
            Reply<TOutput> reply = handler(call, TInput.Read(input));
            return reply.Succeeded ? reply.Value!.Write() : reply.Error;
        });

    /// <summary>An operation that answers nothing but its success.</summary>
    public void Add<TInput>(Operation<TInput, Unit> operation, Func<ServiceCall, TInput, Reply<Done>> handler)
        where TInput : IWireStructure<TInput> =>
        _handlers.Add(operation.Untyped, (call, input) =>
            handler(call, TInput.Read(input)) is { Succeeded: false } reply ? reply.Error : WireValue.Structure.Empty);

    internal Func<ServiceCall, WireValue.Structure, Reply<WireValue.Structure>>? HandlerOf(Operation operation) =>
        _handlers.GetValueOrDefault(operation);
}
