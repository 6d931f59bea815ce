using ParquetSharp;
using ParquetSharp.Schema;
using PhysicalString = ParquetSharp.ByteArray;

namespace Millrace.Benchmarks.Data;

/// <summary>ParquetSharp, over Arrow's C++: physical columns in and arrays out; texts stay views of native memory.</summary>
internal static class ParquetSharpTables
{
    private const int Batch = 1 << 16;

    private static readonly LogicalType s_time = LogicalType.Timestamp(isAdjustedToUtc: false, TimeUnit.Micros);

    public static void Write(ReadingColumns columns, string file, Codec codec)
    {
        using WriterPropertiesBuilder builder = new WriterPropertiesBuilder()
            .Compression(codec == Codec.Snappy ? Compression.Snappy : Compression.Zstd)
            .DisableDictionary()
            .EnableDictionary("station");
        if (codec == Codec.Zstd)
            builder.CompressionLevel(1);
        using WriterProperties properties = builder.Build();
        using GroupNode schema = Schema();
        using var writer = new ParquetFileWriter(file, schema, properties);
        using RowGroupWriter group = writer.AppendRowGroup();
        Write(group, columns.Id);
        Write(group, columns.Amount);
        Write(group, columns.Score);
        Write(group, columns.Station);
        Write(group, columns.Rate);
        Write(group, columns.TakenAt);
        writer.Close();
    }

    public static ReadingSums Read(string file)
    {
        ReadingSums sums = default;
        var buffers = new Buffers();
        using var reader = new ParquetFileReader(file);
        for (int i = 0; i < reader.FileMetaData.NumRowGroups; i++)
        {
            using RowGroupReader group = reader.RowGroup(i);
            (double rate, long rates) = ReadNullable(group, 4, buffers);
            long start = (Readings.Start - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
            sums += new ReadingSums(
                group.MetaData.NumRows,
                Read(group, 0, buffers.Longs, Summing.Of),
                Read(group, 1, buffers.Doubles, Summing.Of),
                Read(group, 2, buffers.Floats, Summing.Of),
                Read(group, 3, buffers.Texts, LengthOf),
                rate,
                rates,
                Read(group, 5, buffers.Longs, values => Summing.Of(values) - (start * values.Length)));
        }

        return sums;
    }

    // Its short way makes every column of texts nullable, which this one is not.
    private static GroupNode Schema() => new("schema", Repetition.Required,
    [
        new PrimitiveNode("id", Repetition.Required, LogicalType.None(), PhysicalType.Int64),
        new PrimitiveNode("amount", Repetition.Required, LogicalType.None(), PhysicalType.Double),
        new PrimitiveNode("score", Repetition.Required, LogicalType.None(), PhysicalType.Float),
        new PrimitiveNode("station", Repetition.Required, LogicalType.String(), PhysicalType.ByteArray),
        new PrimitiveNode("rate", Repetition.Optional, LogicalType.None(), PhysicalType.Double),
        new PrimitiveNode("taken_at", Repetition.Required, s_time, PhysicalType.Int64),
    ]);

    private static void Write<T>(RowGroupWriter group, T[] values)
    {
        using LogicalColumnWriter<T> column = group.NextColumn().LogicalWriter<T>();
        column.WriteBatch(values);
    }

    private static TSum Read<T, TSum>(RowGroupReader group, int index, T[] buffer, Func<ReadOnlySpan<T>, TSum> sum)
        where T : unmanaged
        where TSum : System.Numerics.INumber<TSum>
    {
        using var column = (ColumnReader<T>)group.Column(index);
        TSum total = TSum.Zero;
        while (column.HasNext)
        {
            column.ReadBatch(buffer.Length, buffer, out long read);
            total += sum(buffer.AsSpan(0, (int)read));
        }

        return total;
    }

    private static (double Sum, long Present) ReadNullable(RowGroupReader group, int index, Buffers buffers)
    {
        using var column = (ColumnReader<double>)group.Column(index);
        double sum = 0;
        long present = 0;
        while (column.HasNext)
        {
            column.ReadBatch(Batch, buffers.Levels, [], buffers.Doubles, out long read);
            sum += Summing.Of(buffers.Doubles.AsSpan(0, (int)read));
            present += read;
        }

        return (sum, present);
    }

    private static long LengthOf(ReadOnlySpan<PhysicalString> values)
    {
        long sum = 0;
        foreach (ref readonly PhysicalString value in values)
            sum += value.Length;
        return sum;
    }

    private sealed class Buffers
    {
        public long[] Longs { get; } = new long[Batch];

        public double[] Doubles { get; } = new double[Batch];

        public float[] Floats { get; } = new float[Batch];

        public PhysicalString[] Texts { get; } = new PhysicalString[Batch];

        public short[] Levels { get; } = new short[Batch];
    }
}
