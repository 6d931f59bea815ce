using Millrace.Data;

namespace Millrace.Features;

/// <summary>Looks values of fixed width, such as enumerations and whole numbers, up as they are; their text is made for unkept ones only.</summary>
internal sealed class ValueEncoder<T, TWriter> : FeatureEncoder
    where T : struct
    where TWriter : struct, ICategoryWriter
{
    private readonly Dictionary<T, int> _kept = [];
    private readonly CategoryIds _ids;
    private readonly ValueFormat<T> _format;
    private readonly TWriter _writer;

    public ValueEncoder(CategoryIds ids, ValueFormat<T> format, TWriter writer)
    {
        _ids = ids;
        _format = format;
        _writer = writer;
        for (int id = 0; id < ids.Values.Length; id++)
        {
            // A member that the enumeration has lost since the fit matches no row any more.
            if (format.TryParse(ids.Values[id], out T value))
                _kept.TryAdd(value, id);
        }
    }

    public override void Encode(Column column, Span<float> destination, int stride)
    {
        var typed = (ValueColumn<T>)column;
        ReadOnlySpan<T> values = typed.Values;
        bool mayMiss = typed.MissingCount > 0;
        TWriter local = _writer;
        for (int i = 0; i < values.Length; i++)
            local.Write(destination[(i * stride)..], mayMiss && typed.IsMissing(i) ? _ids.Missing : IdOf(values[i]));
    }

    private int IdOf(T value)
    {
        if (_kept.TryGetValue(value, out int id))
            return id;
        return _ids.Values.Length + (_ids.Buckets == 1 ? 0 : _ids.BucketOf(_format.Format(value)));
    }
}
