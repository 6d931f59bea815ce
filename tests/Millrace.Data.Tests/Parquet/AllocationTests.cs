using Xunit.Abstractions;

namespace Millrace.Data.Tests.Files;

/// <summary>What reading and writing a file allocate does not grow with its rows.</summary>
[Collection(MemoryCollection.Name)]
public sealed class AllocationTests(ITestOutputHelper output) : IDisposable
{
    // A row group's place in the footer, for each of its columns: what the file says of it has to be somewhere.
    private const int BytesPerChunk = 1600;
    private const int Few = 2;
    private const int Many = 10;

    private static readonly ParquetReadOptions s_read = new() { Parallelism = 1 };

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(ParquetPageVersion.V1, ParquetCompression.Zstd, 8192)]
    [InlineData(ParquetPageVersion.V2, ParquetCompression.Snappy, 2048)]
    [InlineData(ParquetPageVersion.V1, ParquetCompression.Lz4, 1024)]
    [InlineData(ParquetPageVersion.V2, ParquetCompression.Gzip, 2048)]
    public async Task Rows_cost_nothing(ParquetPageVersion version, ParquetCompression compression, int groupRows)
    {
        var options = new ParquetWriteOptions { PageVersion = version, Compression = compression, RowGroupRows = groupRows };
        using Batch<Everything> batch = CreateBatch<Everything>();
        for (int i = 0; i < groupRows; i++)
            batch.Add(Row(i));
        string few = _folder.File("few.parquet");
        string many = _folder.File("many.parquet");
        long chunks = (Many - Few) * Everything.Schema.Columns.Length;
        long written = await LeastAsync(() => WriteAsync(batch, Many, many, options)) - await LeastAsync(() => WriteAsync(batch, Few, few, options));
        long read = await LeastAsync(() => ReadAsync(many)) - await LeastAsync(() => ReadAsync(few));
        output.WriteLine(FormattableString.Invariant($"{written / chunks} bytes a chunk written, {read / chunks} read"));
        Assert.InRange(written, long.MinValue, chunks * BytesPerChunk);
        Assert.InRange(read, long.MinValue, chunks * BytesPerChunk);
    }

    public void Dispose() => _folder.Dispose();

    private static Everything Row(int i)
    {
        bool isThere = i % 10 != 3;
        var time = new DateTime(2026, 1, 1).AddSeconds(i);
        return new Everything
        {
            BooleanValue = i % 3 == 0, MaybeBoolean = isThere ? i % 2 == 0 : null, SByteValue = (sbyte)i,
            MaybeSByte = isThere ? (sbyte)i : null, ByteValue = (byte)i,
            MaybeByte = isThere ? (byte)i : null, Int16Value = (short)i, MaybeInt16 = isThere ? (short)i : null, UInt16Value = (ushort)i,
            MaybeUInt16 = isThere ? (ushort)i : null, Int32Value = i, MaybeInt32 = isThere ? i : null, UInt32Value = (uint)i,
            MaybeUInt32 = isThere ? (uint)i : null,
            Int64Value = i, MaybeInt64 = isThere ? i : null, UInt64Value = (ulong)i, MaybeUInt64 = isThere ? (ulong)i : null, SingleValue = i,
            MaybeSingle = isThere ? i : null,
            DoubleValue = i, MaybeDouble = isThere ? i : null, DecimalValue = i % 1000, MaybeDecimal = isThere ? i : null, DateTimeValue = time,
            MaybeDateTime = isThere ? time : null, DateValue = DateOnly.FromDateTime(time), MaybeDate = isThere ? DateOnly.FromDateTime(time) : null,
            TimeValue = TimeOnly.FromDateTime(time), MaybeTime = isThere ? TimeOnly.FromDateTime(time) : null, GuidValue = new Guid(i, 0, 0, new byte[8]),
            MaybeGuid = isThere ? new Guid(i, 0, 0, new byte[8]) : null, TextValue = $"station {i % 50}", MaybeText = isThere ? $"text {i}" : null,
            EnumValue = (Colour)(i % 3), MaybeEnum = isThere ? (Colour)(i % 3) : null,
        };
    }

    private static Batch<T> CreateBatch<T>()
        where T : struct, ISchema<T> => T.CreateBatch(0);

    private static async Task WriteAsync(Batch batch, int groups, string path, ParquetWriteOptions options) =>
        await ParquetFile.WriteAsync(new Dataset<Everything>(new MemoryRows([.. Enumerable.Repeat(batch, groups)])), path, options);

    private static async Task ReadAsync(string path)
    {
        await foreach (Batch<Everything> batch in ParquetFile.ReadAsync<Everything>(path, s_read))
            Assert.InRange(batch.Count, 1, RowSource.BatchRows);
    }

    /// <summary>Bytes that work takes on this thread, which does all of it; the least of a few runs, for pools may be emptied meanwhile.</summary>
    private static async Task<long> LeastAsync(Func<Task> work)
    {
        await work();
        long least = long.MaxValue;
        for (int i = 0; i < 2; i++)
        {
            int thread = Environment.CurrentManagedThreadId;
            long before = GC.GetAllocatedBytesForCurrentThread();
            await work();
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
            least = Math.Min(least, bytes);
        }

        return least;
    }
}
