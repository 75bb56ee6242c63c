namespace Keyferry.Server.Storage;

/// <summary>
/// Memory for the sealed blocks of snapshots, taken from the system in slabs of many blocks. What was given back is lent again
/// before more is taken: memory that the system has to clear and map first costs as much as the encryption of what is written
/// there. At most as much is kept for that as is in use. Any thread may use it at any time.
/// </summary>
internal sealed class BlockArena
{
    // A block and what stands before it when it is sealed, rounded up to whole lines of the processor's cache.
    private const int PlaceSize = (512 * 1024) + 64;
    private const int PlacesASlab = 64;

    private readonly Lock _lock = new();

    // Those with a free place; those that are all free stand last.
    private readonly LinkedList<Slab> _open = [];
    private long _used;
    private long _free;

    /// <summary>How many there are, in use or not.</summary>
    public long Places => _used + _free;

    /// <summary>A place with room for this many bytes, which hold anything.</summary>
    public Place Take(int length)
    {
        if (length > PlaceSize)
        {
            return new Place(null, GC.AllocateUninitializedArray<byte>(length));
        }

        lock (_lock)
        {
            if (_open.First is not { } first)
            {
                first = _open.AddFirst(new Slab());
                _free += PlacesASlab;
            }

            Slab slab = first.Value;
            int index = slab.Free.Pop();
            if (slab.Free.Count == 0)
            {
                _open.Remove(first);
            }

            _used++;
            _free--;
            return new Place(slab, slab.Bytes.AsMemory(index * PlaceSize, PlaceSize), index);
        }
    }

    /// <summary>The place isn't used any more; nobody has its memory now.</summary>
    public void Return(Place place)
    {
        if (place.Slab is not { } slab)
        {
            return;
        }

        lock (_lock)
        {
            _used--;
            _free++;
            slab.Free.Push(place.Index);
            if (slab.Free.Count == 1)
            {
                _open.AddFirst(slab);
            }
            else if (slab.Free.Count == PlacesASlab)
            {
                _open.Remove(slab);
                _open.AddLast(slab);
            }

            GiveBack();
        }
    }

    private void GiveBack()
    {
        while (_free - PlacesASlab >= _used && _open.Last is { Value.Free.Count: PlacesASlab })
        {
            _open.RemoveLast();
            _free -= PlacesASlab;
        }
    }

    /// <summary>Where a block may lie.</summary>
    /// <param name="Slab">Whose it is; null: memory of its own.</param>
    /// <param name="Memory">Its memory.</param>
    /// <param name="Index">Which one of the slab.</param>
    internal readonly record struct Place(Slab? Slab, Memory<byte> Memory, int Index = 0);

    internal sealed class Slab
    {
        public byte[] Bytes { get; } = GC.AllocateUninitializedArray<byte>(PlaceSize * PlacesASlab);

        public Stack<int> Free { get; } = new(Enumerable.Range(0, PlacesASlab).Reverse());
    }
}
