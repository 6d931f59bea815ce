using System.Collections.Concurrent;
using System.IO.MemoryMappedFiles;
using Parquet;
using Parquet.Meta;
using Snappier;
using ZstdNet;

namespace Millrace.Benchmarks.Data;

/// <summary>
/// The bound: a reader written for these files and no others, without a check. It knows the columns, their encodings and that nothing is
/// broken; the file is mapped, a page is decompressed into memory that stays in the cache, and its values are summed there before the next one comes.
/// Codes of texts stay codes, missing values are told by a bitmap. Only the footer is left to a library. Times stay microseconds, as they are in
/// the file.
/// </summary>
internal sealed class HandReader : IDisposable
{
    private static readonly long s_start = (Readings.Start - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static readonly ConcurrentBag<HandReader> s_readers = [];

    private readonly Decompressor _zstd = new();
    private readonly PageMemory _page = new();
    private readonly PageMemory _values = new();
    private readonly PageMemory _bitmap = new();
    private readonly DictionaryLengths _lengths = new();

    /// <summary>Sums all columns of a file.</summary>
    public static ValueTask<ReadingSums> ReadAsync(string file) => ReadAsync(file, decompressesOnly: false);

    /// <summary>Decompresses all pages of a file, looks at none of them, and tells the number of rows.</summary>
    public static ValueTask<ReadingSums> DecompressAsync(string file) => ReadAsync(file, decompressesOnly: true);

    public void Dispose() => _zstd.Dispose();

    private static async ValueTask<ReadingSums> ReadAsync(string file, bool decompressesOnly)
    {
        if (!s_readers.TryTake(out HandReader? hand))
            hand = new HandReader();
        ReadingSums sums = default;
        await using (ParquetReader footer = await ParquetReader.CreateAsync(file))
            sums = hand.Read(file, footer.Metadata!.RowGroups, decompressesOnly);
        s_readers.Add(hand);
        return sums;
    }

    private unsafe ReadingSums Read(string path, List<RowGroup> groups, bool decompressesOnly)
    {
        using var mapped = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        using MemoryMappedViewAccessor view = mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* file = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref file);
        try
        {
            ReadingSums sums = default;
            foreach (RowGroup group in groups)
                sums += decompressesOnly ? Decompress(file, group) : Read(file, group);
            return sums;
        }
        finally
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    private unsafe ReadingSums Decompress(byte* file, RowGroup group)
    {
        foreach (ColumnChunk column in group.Columns)
        {
            for (var pages = new Pages(file, column.MetaData!); pages.Next();)
                Decompress(in pages);
        }

        return new ReadingSums { Rows = group.NumRows };
    }

    private unsafe ReadingSums Read(byte* file, RowGroup group)
    {
        long id = 0, length = 0, takenAt = 0;
        double amount = 0, score = 0, rate = 0;
        int rates = 0;
        ColumnMetaData Column(int index) => group.Columns[index].MetaData!;
        for (var pages = new Pages(file, Column(0)); pages.Next();)
            id += Summing.Of(Plain<long>(in pages));
        for (var pages = new Pages(file, Column(1)); pages.Next();)
            amount += Summing.Of(Plain<double>(in pages));
        for (var pages = new Pages(file, Column(2)); pages.Next();)
            score += Summing.Of(Plain<float>(in pages));
        for (var pages = new Pages(file, Column(3)); pages.Next();)
            length += Texts(in pages);
        for (var pages = new Pages(file, Column(4)); pages.Next();)
        {
            rate += Summing.Of(Nullable(in pages, out int present));
            rates += present;
        }

        for (var pages = new Pages(file, Column(5)); pages.Next();)
            takenAt += Summing.Of(Plain<long>(in pages));
        return new ReadingSums(group.NumRows, id, amount, score, length, rate, rates, takenAt - (s_start * group.NumRows));
    }

    private unsafe ReadOnlySpan<T> Plain<T>(in Pages pages)
        where T : unmanaged => new(Decompress(in pages), pages.Header.Values);

    /// <summary>Values of all rows, 0 where there is none; the bitmap says where.</summary>
    private unsafe ReadOnlySpan<double> Nullable(in Pages pages, out int present)
    {
        byte* page = Decompress(in pages);
        int rows = pages.Header.Values;
        int levelBytes = *(int*)page;
        ulong* bitmap = (ulong*)_bitmap.Of((rows >> 3) + 8);
        double* values = (double*)_values.Of(rows * sizeof(double));
        Levels.Decode(page + sizeof(int), rows, bitmap);
        present = Spread.Over((double*)(page + sizeof(int) + levelBytes), bitmap, rows, values);
        return new ReadOnlySpan<double>(values, rows);
    }

    private unsafe long Texts(in Pages pages)
    {
        byte* page = Decompress(in pages);
        if (pages.Header.IsDictionary)
        {
            _lengths.Read(page, pages.Header.Values);
            return 0;
        }

        int* codes = (int*)_values.Of(pages.Header.Values * sizeof(int));
        Codes.Decode(page + 1, *page, codes, pages.Header.Values);
        return _lengths.Sum(codes, pages.Header.Values);
    }

    private unsafe byte* Decompress(in Pages pages)
    {
        byte* page = _page.Of(pages.Header.Uncompressed);
        var from = new ReadOnlySpan<byte>(pages.Body, pages.Header.Compressed);
        var to = new Span<byte>(page, pages.Header.Uncompressed);
        if (pages.Codec == CompressionCodec.SNAPPY)
            Snappy.Decompress(from, to);
        else
            _zstd.Unwrap(from, to, bufferSizePrecheck: false);
        return page;
    }
}
