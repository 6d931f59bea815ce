namespace Millrace.Data;

/// <summary>
/// Values as their texts: names of enumerations, and decimals and whole numbers of 128 bits, because the format's own decimals have one scale a column
/// and at most 38 digits, which does not hold every <see cref="decimal"/> and every <see cref="Int128"/>.
/// </summary>
internal sealed class FormattedSource<T> : IBytesSource
    where T : struct
{
    private readonly ByteEntries _texts = new();
    private readonly Dictionary<T, int> _known = [];
    private int[] _codes = [];
    private int _rows;

    public bool IsText => true;

    public ReadOnlySpan<int> Codes => _codes.AsSpan(0, _rows);

    public EntryList Entries => new(null, 0, _texts);

    public SchemaNode CreateLeaf(string name, Repetition repetition) =>
        new(name, repetition, PhysicalType.ByteArray, 0, LogicalType.Of(LogicalKind.String));

    public void Start(Column column)
    {
        var values = (ValueColumn<T>)column;
        _rows = values.Count;
        _texts.Clear();
        _known.Clear();
        Pooled.Grow(ref _codes, 0, _rows);
        int row = 0;
        try
        {
            Span<char> text = stackalloc char[128];
            for (; row < _rows; row++)
                _codes[row] = values.IsMissing(row) ? BytesColumn.MissingCode : CodeOf(values, row, text);
        }
        catch (DataException error)
        {
            throw new UnwritableValue(row, error.Message, error);
        }
    }

    public void Dispose()
    {
        _texts.Release();
        Pooled.Return(ref _codes);
    }

    // Of decimals, besides, 1.0 equals 1.00 and is another text.
    private static bool RepeatsOften => typeof(T).IsEnum;

    private int CodeOf(ValueColumn<T> values, int row, Span<char> buffer)
    {
        if (!RepeatsOften)
            return Format(values, row, buffer);
        if (!_known.TryGetValue(values[row], out int code))
            _known[values[row]] = code = Format(values, row, buffer);
        return code;
    }

    private int Format(ValueColumn<T> values, int row, Span<char> buffer) => values.Format.TryFormat(values[row], buffer, out int written)
        ? _texts.Add(buffer[..written])
        : _texts.Add(values.Format.Format(values[row]));
}
