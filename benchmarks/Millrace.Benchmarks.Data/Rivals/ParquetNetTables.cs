using System.Collections.Concurrent;
using System.IO.Compression;
using Parquet;
using Parquet.Schema;
using Parquet.Serialization;

namespace Millrace.Benchmarks.Data;

/// <summary>Parquet.Net in its three ways: raw columns, columns with nulls put in place, and objects.</summary>
internal static class ParquetNetTables
{
    private const int GroupRows = 1_000_000;

    // Arrays that readers hand on to each other.
    private static readonly ConcurrentBag<RawBuffers> s_buffers = [];

    public static async ValueTask<ReadingSums> ReadRawAsync(string file)
    {
        ReadingSums sums = default;
        s_buffers.TryTake(out RawBuffers? buffers);
        await using ParquetReader reader = await ParquetReader.CreateAsync(file);
        DataField[] fields = reader.Schema.GetDataFields();
        for (int i = 0; i < reader.RowGroupCount; i++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(i);
            int rows = (int)group.RowCount;
            if (buffers is null || buffers.Rows != rows)
                buffers = new RawBuffers(rows);
            await group.ReadRawAsync<long>(fields[0], buffers.Id, null, null);
            await group.ReadRawAsync<double>(fields[1], buffers.Amount, null, null);
            await group.ReadRawAsync<float>(fields[2], buffers.Score, null, null);
            await group.ReadRawAsync<ReadOnlyMemory<char>>(fields[3], buffers.Station, null, null);
            await group.ReadRawAsync<double>(fields[4], buffers.Rate, buffers.Levels, null);
            await group.ReadRawAsync<DateTime>(fields[5], buffers.TakenAt, null, null);
            sums += buffers.Sum();
        }

        if (buffers is not null)
            s_buffers.Add(buffers);
        return sums;
    }

    public static async ValueTask<ReadingSums> ReadAsync(string file)
    {
        ReadingSums sums = default;
        await using ParquetReader reader = await ParquetReader.CreateAsync(file);
        DataField[] fields = reader.Schema.GetDataFields();
        for (int i = 0; i < reader.RowGroupCount; i++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(i);
            int rows = (int)group.RowCount;
            var (id, amount, score) = (new long[rows], new double[rows], new float[rows]);
            var (station, rate, takenAt) = (new string[rows], new double?[rows], new DateTime[rows]);
            await group.ReadAsync<long>(fields[0], id, null);
            await group.ReadAsync<double>(fields[1], amount, null);
            await group.ReadAsync<float>(fields[2], score, null);
            await group.ReadAsync(fields[3], station, null);
            await group.ReadAsync<double>(fields[4], rate.AsMemory(), null);
            await group.ReadAsync<DateTime>(fields[5], takenAt, null);
            (double sum, long present) = SumOf(rate);
            sums += new ReadingSums(rows, Summing.Of(id), Summing.Of(amount), Summing.Of(score), Summing.LengthOf(station), sum, present, Summing.Of(takenAt));
        }

        return sums;
    }

    public static async ValueTask<ReadingSums> DeserializeAsync(string file)
    {
        ReadingSums sums = default;
        foreach (ReadingRow row in (await ParquetSerializer.DeserializeAsync<ReadingRow>(file)).Data)
            sums += row.ToSums();
        return sums;
    }

    public static async Task WriteAsync(ReadingColumns columns, string file, Codec codec)
    {
        DataField[] fields =
        [
            new DataField<long>("id"),
            new DataField<double>("amount"),
            new DataField<float>("score"),
            new DataField<string>("station", false),
            new DataField<double>("rate", true),
            new DateTimeDataField("taken_at", DateTimeFormat.Timestamp, isAdjustedToUTC: false, DateTimeTimeUnit.Micros),
        ];
        await using FileStream stream = File.Create(file);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, Options(codec));
        foreach ((int start, int count) in Fixture.Split(columns.Id.Length, GroupRows))
        {
            int before = start == 0 ? 0 : columns.RateLevels.AsSpan(0, start).Count(1);
            int present = columns.RateLevels.AsSpan(start, count).Count(1);
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAllPartsAsync<long>(fields[0], columns.Id.AsMemory(start, count), null, null, CancellationToken.None);
            await group.WriteAllPartsAsync<double>(fields[1], columns.Amount.AsMemory(start, count), null, null, CancellationToken.None);
            await group.WriteAllPartsAsync<float>(fields[2], columns.Score.AsMemory(start, count), null, null, CancellationToken.None);
            await group.WriteAllPartsAsync<ReadOnlyMemory<char>>(fields[3], columns.StationText.AsMemory(start, count), null, null, CancellationToken.None);
            await group.WriteAllPartsAsync<double>(fields[4], columns.RatePresent.AsMemory(before, present), columns.RateLevels.AsMemory(start, count), null, CancellationToken.None);
            await group.WriteAllPartsAsync<DateTime>(fields[5], columns.TakenAt.AsMemory(start, count), null, null, CancellationToken.None);
            group.CompleteValidate();
        }
    }

    public static async Task SerializeAsync(IReadOnlyList<ReadingRow> rows, string file, Codec codec) =>
        await ParquetSerializer.SerializeAsync(rows, file, Options(codec));

    // The least of .NET's levels is zstd's level 1; the library's default is 19. Encodings are asked for a column.
    private static ParquetOptions Options(Codec codec) => new()
    {
        CompressionMethod = codec == Codec.Snappy ? CompressionMethod.Snappy : CompressionMethod.Zstd,
        CompressionLevel = CompressionLevel.Fastest,
        RowGroupSize = GroupRows,
        DictionaryEncodingSampleSize = 4096,
        ColumnEncodingHints = { ["id"] = EncodingHint.DeltaBinaryPacked, ["station"] = EncodingHint.Dictionary },
    };

    private static (double Sum, long Present) SumOf(ReadOnlySpan<double?> values)
    {
        double sum = 0;
        long present = 0;
        foreach (double? value in values)
        {
            sum += value.GetValueOrDefault();
            present += value.HasValue ? 1 : 0;
        }

        return (sum, present);
    }
}
