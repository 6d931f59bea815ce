using System.Runtime.InteropServices;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Hashes lists of values of fixed width, by their bits.</summary>
internal sealed class ValueListHashes<T> : ListHashes
    where T : struct
{
    private ValueColumn<T>? _items;

    public override void Start(Column items) => _items = (ValueColumn<T>)items;

    public override ulong Of(int start, int length)
    {
        ulong hash = With((ulong)length, ValueHash.Of(MemoryMarshal.AsBytes(_items!.Values.Slice(start, length))));
        if (_items.MissingCount == 0)
            return hash;
        for (int i = 0; i < length; i++)
        {
            if (_items.IsMissing(start + i))
                hash = WithMissing(hash, i);
        }

        return hash;
    }
}
