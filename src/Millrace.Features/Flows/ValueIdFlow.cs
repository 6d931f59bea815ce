using System.Runtime.InteropServices;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Looks values of fixed width, such as enumerations and whole numbers, up as they are; their text is made for those that are not kept only.</summary>
internal sealed class ValueIdFlow<T> : IdFlow
    where T : struct
{
    private const int Utf8Length = 128;

    private readonly Dictionary<T, int> _kept = [];
    private readonly int _source;
    private readonly CategoryIds _ids;
    private readonly ValueFormat<T> _format;

    public ValueIdFlow(int source, CategoryIds ids, ValueFormat<T> format)
    {
        (_source, _ids, _format) = (source, ids, format);
        for (int id = 0; id < ids.Values.Length; id++)
        {
            // A member that the enumeration has lost since the fit matches no row any more.
            if (format.TryParse(ids.Values[id], out T value))
                _kept.TryAdd(value, id);
        }
    }

    public override void Read(FeatureWork work, int first, Span<int> ids)
    {
        var column = (ValueColumn<T>)work.Columns[_source];
        ReadOnlySpan<T> values = column.Values.Slice(first, ids.Length);
        bool mayMiss = column.MissingCount > 0;
        for (int i = 0; i < ids.Length; i++)
            ids[i] = mayMiss && column.IsMissing(first + i) ? _ids.Missing : IdOf(values[i]);
    }

    private int IdOf(T value)
    {
        ref int id = ref CollectionsMarshal.GetValueRefOrNullRef(_kept, value);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref id))
            return id;
        if (_ids.Buckets == 1)
            return _ids.Values.Length;
        Span<byte> utf8 = stackalloc byte[Utf8Length];
        return _format.TryFormat(value, utf8, out int written) ? _ids.Unkept(utf8[..written]) : _ids.Unkept(_format.Format(value));
    }
}
