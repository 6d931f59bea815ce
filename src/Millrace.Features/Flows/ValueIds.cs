using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>From values of fixed width to their ids: looked up as they are; their text is made for those that are not kept only.</summary>
internal sealed class ValueIds<T>
    where T : struct
{
    private const int Utf8Length = 128;

    private readonly Dictionary<T, int> _kept = [];
    private readonly CategoryIds _ids;
    private readonly ValueFormat<T> _format;

    public ValueIds(CategoryIds ids, ValueFormat<T> format)
    {
        (_ids, _format) = (ids, format);
        for (int id = 0; id < ids.Values.Length; id++)
        {
            // A member that the enumeration has lost since the fit matches no row any more.
            if (format.TryParse(ids.Values[id], out T value))
                _kept.TryAdd(value, id);
        }
    }

    /// <summary>The id of a missing value.</summary>
    public int Missing => _ids.Missing;

    /// <summary>The id of a value.</summary>
    public int Of(T value)
    {
        ref int id = ref CollectionsMarshal.GetValueRefOrNullRef(_kept, value);
        if (!Unsafe.IsNullRef(ref id))
            return id;
        if (_ids.Buckets == 1)
            return _ids.Values.Length;
        Span<byte> utf8 = stackalloc byte[Utf8Length];
        return _format.TryFormat(value, utf8, out int written) ? _ids.Unkept(utf8[..written]) : _ids.Unkept(_format.Format(value));
    }
}
