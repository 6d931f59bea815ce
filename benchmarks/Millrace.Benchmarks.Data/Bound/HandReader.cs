using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Parquet;
using Parquet.Meta;
using Snappier;
using ZstdNet;
using TextEncoding = System.Text.Encoding;

namespace Millrace.Benchmarks.Data;

/// <summary>
/// The bound: a reader written for these files and no others, without a check. It knows the columns, their encodings and that nothing is
/// broken, decompresses plain pages straight into the arrays where they belong, and keeps codes of texts as codes. Only the footer is left
/// to a library. Times stay microseconds, as they are in the file.
/// </summary>
internal sealed class HandReader : IDisposable
{
    private static readonly ConcurrentBag<HandReader> s_readers = [];

    private readonly Decompressor _zstd = new();
    private byte[] _chunk = [];
    private byte[] _page = [];
    private int[] _textLengths = [];
    private long[] _longs = [];
    private double[] _doubles = [];
    private float[] _floats = [];
    private int[] _integers = [];

    public static async ValueTask<ReadingSums> ReadAsync(string file)
    {
        if (!s_readers.TryTake(out HandReader? hand))
            hand = new HandReader();
        ReadingSums sums = default;
        await using (ParquetReader footer = await ParquetReader.CreateAsync(file))
        {
            using SafeFileHandle handle = File.OpenHandle(file);
            foreach (RowGroup group in footer.Metadata!.RowGroups)
                sums += hand.Read(handle, (int)group.NumRows, [.. group.Columns.Select(static column => column.MetaData!)]);
        }

        s_readers.Add(hand);
        return sums;
    }

    public void Dispose() => _zstd.Dispose();

    private ReadingSums Read(SafeFileHandle file, int rows, ColumnMetaData[] columns)
    {
        if (_longs.Length < rows)
            (_longs, _doubles, _floats, _integers) = (new long[rows], new double[rows], new float[rows], new int[rows]);
        long id = Summing.Of(Plain(file, columns[0], _longs, rows));
        double amount = Summing.Of(Plain(file, columns[1], _doubles, rows));
        double score = Summing.Of(Plain(file, columns[2], _floats, rows));
        long length = Texts(file, columns[3], rows);
        (double rate, int rates) = Nullable(file, columns[4], rows);
        long start = (Readings.Start - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        long takenAt = Summing.Of(Plain(file, columns[5], _longs, rows)) - (start * rows);
        return new ReadingSums(rows, id, amount, score, length, rate, rates, takenAt);
    }

    private ReadOnlySpan<T> Plain<T>(SafeFileHandle file, ColumnMetaData column, T[] values, int rows)
        where T : unmanaged
    {
        ReadOnlySpan<byte> chunk = Load(file, column);
        Span<byte> destination = MemoryMarshal.AsBytes(values.AsSpan(0, rows));
        for (int at = 0; at < chunk.Length;)
        {
            var page = PageHeader.Read(chunk, ref at);
            Decompress(column.Codec, chunk.Slice(at, page.Compressed), destination[..page.Uncompressed]);
            destination = destination[page.Uncompressed..];
            at += page.Compressed;
        }

        return values.AsSpan(0, rows);
    }

    private (double Sum, int Present) Nullable(SafeFileHandle file, ColumnMetaData column, int rows)
    {
        ReadOnlySpan<byte> chunk = Load(file, column);
        int present = 0;
        int done = 0;
        for (int at = 0; at < chunk.Length;)
        {
            var page = PageHeader.Read(chunk, ref at);
            ReadOnlySpan<byte> bytes = Page(column.Codec, chunk, page, ref at);
            int levelBytes = MemoryMarshal.Read<int>(bytes);
            Span<int> levels = _integers.AsSpan(0, page.Values);
            HybridRuns.Decode(bytes.Slice(sizeof(int), levelBytes), 1, levels);
            ReadOnlySpan<double> values = MemoryMarshal.Cast<byte, double>(bytes[(sizeof(int) + levelBytes)..]);
            Scatter(values, levels, _doubles.AsSpan(done, page.Values));
            present += values.Length;
            done += page.Values;
        }

        return (Summing.Of(_doubles.AsSpan(0, rows)), present);
    }

    // Without a branch, which one row in ten would take: what stands at a missing row is taken back by its level.
    private static void Scatter(ReadOnlySpan<double> values, ReadOnlySpan<int> levels, Span<double> destination)
    {
        int from = 0;
        for (int i = 0; i < levels.Length; i++)
        {
            int level = levels[i];
            double value = values[Math.Min(from, values.Length - 1)];
            destination[i] = level == 0 ? 0 : value;
            from += level;
        }
    }

    private long Texts(SafeFileHandle file, ColumnMetaData column, int rows)
    {
        ReadOnlySpan<byte> chunk = Load(file, column);
        int done = 0;
        for (int at = 0; at < chunk.Length;)
        {
            var page = PageHeader.Read(chunk, ref at);
            ReadOnlySpan<byte> bytes = Page(column.Codec, chunk, page, ref at);
            if (page.IsDictionary)
            {
                ReadDictionary(bytes, page.Values);
                continue;
            }

            HybridRuns.Decode(bytes[1..], bytes[0], _integers.AsSpan(done, page.Values));
            done += page.Values;
        }

        long length = 0;
        foreach (int code in _integers.AsSpan(0, rows))
            length += _textLengths[code];
        return length;
    }

    private void ReadDictionary(ReadOnlySpan<byte> bytes, int texts)
    {
        _textLengths = new int[texts];
        for (int i = 0; i < texts; i++)
        {
            int length = MemoryMarshal.Read<int>(bytes);
            _textLengths[i] = TextEncoding.UTF8.GetString(bytes.Slice(sizeof(int), length)).Length;
            bytes = bytes[(sizeof(int) + length)..];
        }
    }

    private ReadOnlySpan<byte> Load(SafeFileHandle file, ColumnMetaData column)
    {
        int length = (int)column.TotalCompressedSize;
        if (_chunk.Length < length)
            _chunk = new byte[length];
        RandomAccess.Read(file, _chunk.AsSpan(0, length), column.DictionaryPageOffset is > 0 and var dictionary ? dictionary : column.DataPageOffset);
        return _chunk.AsSpan(0, length);
    }

    private ReadOnlySpan<byte> Page(CompressionCodec codec, ReadOnlySpan<byte> chunk, PageHeader page, ref int at)
    {
        if (_page.Length < page.Uncompressed)
            _page = new byte[page.Uncompressed];
        Decompress(codec, chunk.Slice(at, page.Compressed), _page);
        at += page.Compressed;
        return _page.AsSpan(0, page.Uncompressed);
    }

    private void Decompress(CompressionCodec codec, ReadOnlySpan<byte> from, Span<byte> to)
    {
        if (codec == CompressionCodec.SNAPPY)
            Snappy.Decompress(from, to);
        else
            _zstd.Unwrap(from, to, bufferSizePrecheck: false);
    }
}
