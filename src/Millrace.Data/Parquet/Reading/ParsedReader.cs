using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>Decodes values that are made of strings of bytes: decimals, identifiers, names of enumerations. Entries of a dictionary are made once a chunk.</summary>
/// <param name="width">Bytes of each value; 0 where each has a length of its own.</param>
/// <param name="conversion">Makes the column's values of the bytes.</param>
internal sealed class ParsedReader<TValue>(int width, IBytesConversion<TValue> conversion) : ValueReader
    where TValue : struct
{
    private readonly ByteStrings _strings = new(width);
    private readonly ByteEntries _entries = new();
    private TValue[] _dictionary = [];
    private bool[] _fits = [];
    private TValue[] _values = [];
    private int[] _codes = [];

    protected override int LeastEntry => _strings.LeastEntry;

    protected override long DictionaryBytes(int bytes, int count) =>
        ByteStrings.DictionaryBytes(bytes, count) + ((long)count * (Unsafe.SizeOf<TValue>() + sizeof(bool)));

    public override void StartChunk(long stored) => _strings.StartChunk(stored);

    public override void ReadDictionary(ReadOnlyMemory<byte> bytes, int count)
    {
        _strings.ReadDictionary(bytes, count);
        Pooled.Grow(ref _dictionary, 0, count);
        Pooled.Grow(ref _fits, 0, count);
        for (int i = 0; i < count; i++)
            _fits[i] = conversion.TryConvert(_strings.Dictionary![i], out _dictionary[i]);
    }

    public override void StartPage(ParquetEncoding encoding, ReadOnlyMemory<byte> bytes, int most) => _strings.StartPage(encoding, bytes, most);

    public override void Append(Column column, int slots, int present, ReadOnlySpan<ulong> validity)
    {
        var target = (ValueColumn<TValue>)column;
        Pooled.Grow(ref _values, 0, present);
        Span<TValue> values = _values.AsSpan(0, present);
        if (_strings.HasCodes)
            ReadCodes(values);
        else
            ReadEntries(values);
        Span<TValue> rows = target.AppendUninitialized(slots);
        if (present == slots)
        {
            values.CopyTo(rows);
            return;
        }

        target.Overwrite(slots, present, validity);
        int next = 0;
        for (int i = 0; i < slots; i++)
            rows[i] = Bitmaps.IsSet(validity, i) ? values[next++] : default;
    }

    public override void Dispose()
    {
        _strings.Dispose();
        _entries.Release();
        Pooled.Return(ref _dictionary);
        Pooled.Return(ref _fits);
        Pooled.Return(ref _values);
        Pooled.Return(ref _codes);
    }

    private void ReadCodes(Span<TValue> values)
    {
        Pooled.Grow(ref _codes, 0, values.Length);
        Span<int> codes = _codes.AsSpan(0, values.Length);
        _strings.ReadCodes(codes);
        for (int i = 0; i < codes.Length; i++)
        {
            if (!_fits[codes[i]])
                throw Unfit(i, _strings.Dictionary![codes[i]]);
            values[i] = _dictionary[codes[i]];
        }
    }

    private void ReadEntries(Span<TValue> values)
    {
        _entries.Clear();
        _strings.ReadEntries(values.Length, _entries);
        for (int i = 0; i < values.Length; i++)
        {
            if (!conversion.TryConvert(_entries[i], out values[i]))
                throw Unfit(i, _entries[i]);
        }
    }

    private UnfitValue Unfit(int index, ReadOnlySpan<byte> bytes) => new(index, conversion.Show(bytes));
}
