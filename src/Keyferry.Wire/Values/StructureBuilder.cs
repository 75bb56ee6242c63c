using System.Collections;
using System.Collections.Immutable;

namespace Keyferry.Wire.Values;

/// <summary>
/// A structure in the making, for collection initializers; a null is an absent member:
/// <code>new StructureBuilder { { "KeyId", key.Arn }, { "Enabled", true } }.Build()</code>
/// </summary>
public sealed class StructureBuilder : IEnumerable<KeyValuePair<string, WireValue>>
{
    private readonly ImmutableArray<KeyValuePair<string, WireValue>>.Builder _members =
        ImmutableArray.CreateBuilder<KeyValuePair<string, WireValue>>();

    public void Add(string name, WireValue? value)
    {
        if (value is not null)
        {
            _members.Add(new(name, value));
        }
    }

    public void Add(string name, string? value) => Add(name, value is null ? null : WireValue.Of(value));

    public void Add(string name, bool? value) => Add(name, value is null ? null : WireValue.Of(value.Value));

    public void Add(string name, long? value) => Add(name, value is null ? null : WireValue.Of(value.Value));

    public void Add(string name, DateTimeOffset? value) => Add(name, value is null ? null : WireValue.Of(value.Value));

    public void Add(string name, double? value) => Add(name, value is null ? null : new WireValue.Number(value.Value));

    public void Add(string name, ReadOnlyMemory<byte>? bytes) =>
        Add(name, bytes is null ? null : new WireValue.Blob(bytes.Value));

    public void Add(string name, IEnumerable<string> items) => Add(name, WireValue.Of(items.Select(WireValue.Of)));

    public void Add(string name, IEnumerable<WireValue> items) => Add(name, WireValue.Of(items));

    public WireValue.Structure Build() => new(_members.ToImmutable());

    public IEnumerator<KeyValuePair<string, WireValue>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
