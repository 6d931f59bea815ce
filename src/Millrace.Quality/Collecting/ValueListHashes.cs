using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Hashes lists of values of fixed width: equal values are the same, as they are outside lists, whatever their bits.</summary>
internal sealed class ValueListHashes<T> : ListHashes
    where T : struct
{
    private ValueColumn<T>? _items;

    public override void Start(Column items) => _items = (ValueColumn<T>)items;

    public override ulong Of(int start, int length)
    {
        ValueColumn<T> items = _items!;
        bool mayMiss = items.MissingCount > 0;
        ulong hash = ValueHash.Mix((ulong)length);
        ReadOnlySpan<T> values = items.Values.Slice(start, length);
        for (int i = 0; i < values.Length; i++)
            hash = mayMiss && items.IsMissing(start + i) ? WithMissing(hash, i) : With(hash, ValueHash.OfKey(ColumnKeys.Of(values[i])));
        return hash;
    }
}
