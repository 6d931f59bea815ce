using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Millrace.Data;

/// <summary>Decodes values of a fixed width: plain, by dictionary, as deltas or in split streams.</summary>
/// <param name="conversion">Makes the column's values of the stored ones.</param>
internal sealed class FixedReader<TStored, TValue, TConversion>(TConversion conversion) : ValueReader
    where TStored : unmanaged
    where TValue : unmanaged
    where TConversion : struct, IConversion<TStored, TValue>
{
    private readonly HybridDecoder _codes = new();
    private readonly DeltaBinaryPackedDecoder _deltas = new();
    private ParquetEncoding _encoding;
    private ReadOnlyMemory<byte> _bytes;
    private int _next;
    private TStored[] _storedDictionary = [];
    private TValue[] _dictionary = [];
    private int _dictionaryCount = -1;
    private bool _isDictionaryConverted;
    private TStored[] _stored = [];
    private TValue[] _values = [];
    private int[] _codesRead = [];
    private long _storedBytes;
    private ByteStrings? _strings;
    private ByteEntries? _entries;

    private static int Width => Unsafe.SizeOf<TStored>();

    private static bool IsInt32 => typeof(TStored) == typeof(int) || typeof(TStored) == typeof(uint);

    private static bool IsInt64 => typeof(TStored) == typeof(long) || typeof(TStored) == typeof(ulong);

    private static bool IsBytes => typeof(TStored) == typeof(BigEndianGuid) || typeof(TStored) == typeof(Half);

    // Where stored values are as wide as the column's they lie where those will be.
    public override int PlainWidth => Width == Unsafe.SizeOf<TValue>() && !conversion.HasMissing ? Width : 0;

    protected override int LeastEntry => Width;

    protected override long DictionaryBytes(int bytes, int count) => (long)count * (Width + Unsafe.SizeOf<TValue>());

    public override void StartChunk(long stored)
    {
        _storedBytes = stored;
        _dictionaryCount = -1;
    }

    public override void ReadDictionary(ReadOnlyMemory<byte> bytes, int count)
    {
        Pooled.Grow(ref _storedDictionary, 0, count);
        Pooled.Grow(ref _dictionary, 0, count);
        Span<TStored> stored = _storedDictionary.AsSpan(0, count);
        bytes.Span[..(count * Width)].CopyTo(MemoryMarshal.AsBytes(stored));
        _dictionaryCount = count;

        // An entry that does not fit matters only where a row has it.
        _isDictionaryConverted = !conversion.HasMissing && conversion.Convert(stored, _dictionary.AsSpan(0, count)) < 0;
    }

    public override void StartPage(ParquetEncoding encoding, ReadOnlyMemory<byte> bytes, int most)
    {
        _encoding = encoding;
        _bytes = bytes;
        _next = 0;
        switch (encoding)
        {
            case ParquetEncoding.Plain:
                break;
            case ParquetEncoding.PlainDictionary or ParquetEncoding.RleDictionary:
                if (_dictionaryCount < 0)
                    throw NoDictionary();
                _codes.StartCodes(bytes);
                break;
            case ParquetEncoding.DeltaBinaryPacked when IsInt32 || IsInt64:
                _deltas.Start(bytes, most);
                break;
            case ParquetEncoding.DeltaByteArray when IsBytes:
                _strings ??= new ByteStrings(Width);
                _strings.StartChunk(_storedBytes);
                _strings.StartPage(encoding, bytes, most);
                break;
            case ParquetEncoding.ByteStreamSplit when bytes.Length % Width == 0:
                break;
            case ParquetEncoding.ByteStreamSplit:
                throw NoWholeValues(bytes.Length, Width);
            default:
                throw Unsupported(encoding, "values of a fixed width");
        }
    }

    public override void Append(Column column, int slots, int present, ReadOnlySpan<ulong> validity)
    {
        var target = (ValueColumn<TValue>)column;
        if (conversion.HasMissing && target.Info.IsNullable)
        {
            AppendEach(target, slots, present, validity);
            return;
        }

        Span<TValue> destination = target.AppendUninitialized(slots);
        if (present == slots)
        {
            Read(destination);
            return;
        }

        target.Overwrite(slots, present, validity);
        Scatter.Expand(ReadDense(present), validity, 0, destination);
    }

    public override Span<byte> AppendPlain(Column column, int count) => MemoryMarshal.AsBytes(((ValueColumn<TValue>)column).AppendUninitialized(count));

    public override void FinishPlain(Column column, int count)
    {
        if (!conversion.IsSameBits)
        {
            Span<TValue> values = ((ValueColumn<TValue>)column).LastValues(count);
            Convert(MemoryMarshal.Cast<TValue, TStored>(values), values);
        }
    }

    public override void Dispose()
    {
        Pooled.Return(ref _storedDictionary);
        Pooled.Return(ref _dictionary);
        Pooled.Return(ref _stored);
        Pooled.Return(ref _values);
        Pooled.Return(ref _codesRead);
        _strings?.Dispose();
        _entries?.Release();
    }

    private ReadOnlySpan<TValue> ReadDense(int count)
    {
        if (_encoding == ParquetEncoding.Plain && conversion.IsSameBits)
            return MemoryMarshal.Cast<TStored, TValue>(TakePlain(count));
        Pooled.Grow(ref _values, 0, count);
        Span<TValue> values = _values.AsSpan(0, count);
        Read(values);
        return values;
    }

    private void Read(Span<TValue> values)
    {
        if (_encoding is ParquetEncoding.PlainDictionary or ParquetEncoding.RleDictionary && _isDictionaryConverted)
            DictionaryValues.Gather(_dictionary.AsSpan(0, _dictionaryCount), ReadCodes(values.Length), values);
        else
            Convert(ReadStored(values.Length), values);
    }

    private ReadOnlySpan<TStored> ReadStored(int count)
    {
        if (_encoding == ParquetEncoding.Plain)
            return TakePlain(count);
        Pooled.Grow(ref _stored, 0, count);
        Span<TStored> stored = _stored.AsSpan(0, count);
        switch (_encoding)
        {
            case ParquetEncoding.DeltaBinaryPacked when IsInt32:
                _deltas.Read(MemoryMarshal.Cast<TStored, int>(stored));
                break;
            case ParquetEncoding.DeltaBinaryPacked:
                _deltas.Read(MemoryMarshal.Cast<TStored, long>(stored));
                break;
            case ParquetEncoding.DeltaByteArray:
                _entries ??= new ByteEntries();
                _entries.Clear();
                _strings!.ReadEntries(count, _entries);
                _entries.Bytes.CopyTo(MemoryMarshal.AsBytes(stored));
                break;
            case ParquetEncoding.ByteStreamSplit:
                if (((long)_next + count) * Width > _bytes.Length)
                    throw TooFewValues();
                ByteStreamSplit.Decode(_bytes.Span, Width, _next, MemoryMarshal.AsBytes(stored));
                _next += count;
                break;
            default:
                DictionaryValues.Gather(_storedDictionary.AsSpan(0, _dictionaryCount), ReadCodes(count), stored);
                break;
        }

        return stored;
    }

    private ReadOnlySpan<TStored> TakePlain(int count)
    {
        long bytes = (long)count * Width;
        if (_next + bytes > _bytes.Length)
            throw TooFewValues();
        ReadOnlySpan<TStored> stored = MemoryMarshal.Cast<byte, TStored>(_bytes.Span.Slice(_next, (int)bytes));
        _next += (int)bytes;
        return stored;
    }

    private ReadOnlySpan<int> ReadCodes(int count)
    {
        Pooled.Grow(ref _codesRead, 0, count);
        Span<int> codes = _codesRead.AsSpan(0, count);
        _codes.ReadChecked(codes, _dictionaryCount);
        return codes;
    }

    private void Convert(ReadOnlySpan<TStored> stored, Span<TValue> values)
    {
        if (conversion.Convert(stored, values) is >= 0 and var unfit)
            throw new UnfitValue(unfit, conversion.Show(stored[unfit]), conversion.ReasonOf(stored[unfit]));
    }

    private void AppendEach(ValueColumn<TValue> target, int slots, int present, ReadOnlySpan<ulong> validity)
    {
        ReadOnlySpan<TStored> stored = ReadStored(present);
        Span<TValue> one = stackalloc TValue[1];
        int next = 0;
        for (int i = 0; i < slots; i++)
        {
            if ((present < slots && !Bitmaps.IsSet(validity, i)) || conversion.IsMissing(stored[next++]))
                target.AppendMissing();
            else if (conversion.Convert(stored.Slice(next - 1, 1), one) < 0)
                target.Append(one[0]);
            else
                throw new UnfitValue(next - 1, conversion.Show(stored[next - 1]), conversion.ReasonOf(stored[next - 1]));
        }
    }
}
