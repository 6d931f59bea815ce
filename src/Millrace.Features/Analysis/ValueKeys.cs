using System.Runtime.InteropServices;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Keys of fixed width, such as enumerations and whole numbers.</summary>
/// <param name="source">The column's place among the sources.</param>
/// <param name="format">How a key is written as text.</param>
internal sealed class ValueKeys<T>(int source, ValueFormat<T> format) : KeyIndex
    where T : struct
{
    private readonly Dictionary<T, int> _places = [];
    private readonly List<T> _values = [];

    public override int Count => _values.Count;

    public override string TextOf(int key) => format.Format(_values[key]);

    public override int[] Take(KeyIndex other) => [.. ((ValueKeys<T>)other)._values.Select(PlaceOf)];

    public override bool TryAdd(ReadOnlySpan<byte> utf8)
    {
        int known = Count;
        return format.TryParse(utf8, out T value) && PlaceOf(value) == known;
    }

    protected override void Read(FeatureWork work, Span<int> keys)
    {
        var column = (ValueColumn<T>)work.Columns[source];
        ReadOnlySpan<T> values = column.Values;
        bool mayMiss = column.MissingCount > 0;
        for (int i = 0; i < keys.Length; i++)
            keys[i] = mayMiss && column.IsMissing(i) ? None : PlaceOf(values[i]);
    }

    private int PlaceOf(T value)
    {
        ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, value, out bool isKnown);
        if (!isKnown)
        {
            place = _values.Count;
            _values.Add(value);
        }

        return place;
    }
}
