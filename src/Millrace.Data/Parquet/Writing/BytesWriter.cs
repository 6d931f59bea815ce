using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace Millrace.Data;

/// <summary>Encodes texts and strings of bytes: by dictionary where they repeat.</summary>
/// <param name="wanted">The encoding that was asked for.</param>
/// <param name="source">Where the column's strings of bytes come from.</param>
internal sealed class BytesWriter(ParquetColumnEncoding wanted, IBytesSource source) : ValueWriter
{
    private const int MaxDictionaryBytes = 1 << 20;
    private const int RowsBeforeGivingUp = 8192;

    private readonly ByteEntries _dictionary = new();
    private EntryIndex? _index;
    private int[] _codes = [];
    private int[] _translation = [];
    private int[] _lengths = [];
    private ulong[] _validity = [];
    private int _rows;
    private int _present;

    public override ReadOnlySpan<ulong> Validity => _present < _rows ? _validity.AsSpan(0, Bitmaps.Words(_rows)) : default;

    public override SchemaNode CreateLeaf(string name, Repetition repetition) => source.CreateLeaf(name, repetition);

    public override int Start(Column column)
    {
        source.Start(column);
        ReadOnlySpan<int> codes = source.Codes;
        _rows = codes.Length;
        Pooled.Grow(ref _codes, 0, _rows);
        Pooled.Grow(ref _validity, 0, Bitmaps.Words(_rows));
        _present = Compact(codes, column.MissingCount);
        Encoding = wanted == ParquetColumnEncoding.DeltaLengthByteArray ? ParquetEncoding.DeltaLengthByteArray
            : _present > 0 && wanted != ParquetColumnEncoding.Plain && TryMakeDictionary() ? ParquetEncoding.RleDictionary
            : ParquetEncoding.Plain;
        return _present;
    }

    public override int WriteDictionary(IBufferWriter<byte> output)
    {
        if (Encoding != ParquetEncoding.RleDictionary)
            return 0;
        for (int i = 0; i < _dictionary.Count; i++)
            PlainByteArrays.Write(_dictionary[i], output);
        return _dictionary.Count;
    }

    public override void Write(int first, int count, IBufferWriter<byte> output)
    {
        ReadOnlySpan<int> codes = _codes.AsSpan(first, count);
        switch (Encoding)
        {
            case ParquetEncoding.RleDictionary:
                int width = 32 - BitOperations.LeadingZeroCount((uint)Math.Max(_dictionary.Count - 1, 0));
                output.GetSpan(1)[0] = (byte)width;
                output.Advance(1);
                HybridEncoder.Encode(codes, width, output);
                break;
            case ParquetEncoding.DeltaLengthByteArray:
                WriteLengthsFirst(codes, output);
                break;
            default:
                WritePlain(codes, output);
                break;
        }
    }

    public override int FitPage(int first, int pageBytes)
    {
        if (Encoding == ParquetEncoding.RleDictionary)
            return _present - first;
        EntryList entries = source.Entries;
        ReadOnlySpan<int> codes = _codes.AsSpan(first, _present - first);
        long bytes = 0;
        int count = 0;
        while (count < codes.Length && (count == 0 || bytes < pageBytes))
            bytes += sizeof(int) + entries[codes[count++]].Length;
        return count;
    }

    public override ChunkStatistics Statistics(long nulls)
    {
        if (_present == 0)
            return new ChunkStatistics { NullCount = nulls };
        bool hasDictionary = Encoding == ParquetEncoding.RleDictionary;
        EntryList entries = hasDictionary ? new EntryList(null, 0, _dictionary) : source.Entries;
        int count = hasDictionary ? _dictionary.Count : _present;
        ReadOnlySpan<byte> least = entries[hasDictionary ? 0 : _codes[0]];
        ReadOnlySpan<byte> greatest = least;
        for (int i = 1; i < count; i++)
        {
            ReadOnlySpan<byte> bytes = entries[hasDictionary ? i : _codes[i]];
            if (bytes.SequenceCompareTo(least) < 0)
                least = bytes;
            else if (bytes.SequenceCompareTo(greatest) > 0)
                greatest = bytes;
        }

        return Extremes.Of(least, greatest, nulls, source.IsText);
    }

    public override void Dispose()
    {
        source.Dispose();
        _dictionary.Release();
        _index?.Release();
        Pooled.Return(ref _codes);
        Pooled.Return(ref _translation);
        Pooled.Return(ref _lengths);
        Pooled.Return(ref _validity);
    }

    private int Compact(ReadOnlySpan<int> codes, int missing)
    {
        if (missing == 0)
        {
            codes.CopyTo(_codes);
            return codes.Length;
        }

        _validity.AsSpan(0, Bitmaps.Words(codes.Length)).Clear();
        int present = 0;
        for (int i = 0; i < codes.Length; i++)
        {
            if (codes[i] < 0)
                continue;
            _codes[present++] = codes[i];
            Bitmaps.Set(_validity, i);
        }

        return present;
    }

    /// <summary>Gives each distinct value a code in the order of rows; gives up where that would not make the rows shorter.</summary>
    private bool TryMakeDictionary()
    {
        _dictionary.Clear();
        _index ??= new EntryIndex(_dictionary);
        _index.Clear();
        EntryList entries = source.Entries;
        Pooled.Grow(ref _translation, 0, entries.Count);
        _translation.AsSpan(0, entries.Count).Fill(-1);
        bool isAutomatic = wanted == ParquetColumnEncoding.Automatic;
        Pooled.Grow(ref _lengths, 0, _present);
        for (int i = 0; i < _present; i++)
        {
            ref int code = ref _translation[_codes[i]];
            if (code < 0)
            {
                // Asked only where a value is new, so that what the column's codes were does not matter.
                int known = _dictionary.Count;
                code = _index.FindOrAdd(entries[_codes[i]]);
                if (isAutomatic && _dictionary.Count > known && IsTooLarge(i + 1))
                    return false;
            }

            _lengths[i] = code;
        }

        if (isAutomatic && IsTooLarge(Math.Max(_present, RowsBeforeGivingUp)))
            return false;
        (_codes, _lengths) = (_lengths, _codes);
        return true;
    }

    private bool IsTooLarge(int rows) =>
        _dictionary.ByteCount > MaxDictionaryBytes || (rows >= RowsBeforeGivingUp && _dictionary.Count > rows - (rows >> 2));

    private void WritePlain(ReadOnlySpan<int> codes, IBufferWriter<byte> output)
    {
        EntryList entries = source.Entries;
        long total = 0;
        foreach (int code in codes)
            total += sizeof(int) + entries[code].Length;
        int length = PageOutput.CheckSize(total);
        Span<byte> target = output.GetSpan(length);
        foreach (int code in codes)
        {
            ReadOnlySpan<byte> bytes = entries[code];
            BinaryPrimitives.WriteInt32LittleEndian(target, bytes.Length);
            bytes.CopyTo(target[sizeof(int)..]);
            target = target[(sizeof(int) + bytes.Length)..];
        }

        output.Advance(length);
    }

    private void WriteLengthsFirst(ReadOnlySpan<int> codes, IBufferWriter<byte> output)
    {
        EntryList entries = source.Entries;
        Pooled.Grow(ref _lengths, 0, codes.Length);
        long total = 0;
        for (int i = 0; i < codes.Length; i++)
            total += _lengths[i] = entries[codes[i]].Length;
        byte[] bytes = Pooled.Rent<byte>(PageOutput.CheckSize(total));
        try
        {
            int next = 0;
            foreach (int code in codes)
            {
                ReadOnlySpan<byte> value = entries[code];
                value.CopyTo(bytes.AsSpan(next));
                next += value.Length;
            }

            DeltaLengthByteArrayEncoder.Encode(_lengths.AsSpan(0, codes.Length), bytes.AsSpan(0, next), output);
        }
        finally
        {
            Pooled.Return(bytes);
        }
    }
}
