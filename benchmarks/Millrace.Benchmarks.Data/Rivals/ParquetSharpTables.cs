using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using ParquetSharp;
using ParquetSharp.Schema;
using Encoding = System.Text.Encoding;
using PhysicalString = ParquetSharp.ByteArray;

namespace Millrace.Benchmarks.Data;

/// <summary>ParquetSharp, over Arrow's C++: physical columns in and out, texts as views of native memory; or logical ones in.</summary>
internal static class ParquetSharpTables
{
    private const int Batch = 1 << 16;
    private const int WriteRows = 1 << 13;
    private const int GroupRows = 1_000_000;

    // Arrays that readers hand on to each other.
    private static readonly ConcurrentBag<Buffers> s_buffers = [];

    private static readonly LogicalType s_time = LogicalType.Timestamp(isAdjustedToUtc: false, ParquetSharp.TimeUnit.Micros);

    /// <summary>Writes physical columns. Times become microseconds and texts UTF-8 meanwhile, a part of the rows after the other.</summary>
    public static void Write(ReadingColumns columns, string file, Codec codec) => Write(columns, file, codec, WritePhysical);

    /// <summary>Writes logical columns, from .NET's own types.</summary>
    public static void WriteLogical(ReadingColumns columns, string file, Codec codec) => Write(columns, file, codec, WriteLogical);

    /// <summary>
    /// Writes physical columns that were made before, texts as views of UTF-8 and times as microseconds, with the encodings that Millrace chooses. What is
    /// left to be done is encoding, which includes that equal texts are found: this library takes no codes.
    /// </summary>
    public static void Write(PreparedColumns columns, string file, Codec codec)
    {
        using WriterPropertiesBuilder builder = Properties(codec).Encoding("id", ParquetSharp.Encoding.DeltaBinaryPacked);
        Write(builder, file, columns.Columns.Id.Length, (group, start, count) => WritePrepared(group, columns, start, count));
    }

    public static ReadingSums Read(string file)
    {
        ReadingSums sums = default;
        if (!s_buffers.TryTake(out Buffers? buffers))
            buffers = new Buffers();
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

        s_buffers.Add(buffers);
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

    private static WriterPropertiesBuilder Properties(Codec codec)
    {
        WriterPropertiesBuilder builder = new WriterPropertiesBuilder()
            .Compression(codec == Codec.Snappy ? Compression.Snappy : Compression.Zstd)
            .DisableDictionary()
            .EnableDictionary("station");
        return codec == Codec.Zstd ? builder.CompressionLevel(1) : builder;
    }

    private static void Write(ReadingColumns columns, string file, Codec codec, Action<RowGroupWriter, ReadingColumns, int, int> write)
    {
        using WriterPropertiesBuilder builder = Properties(codec);
        Write(builder, file, columns.Id.Length, (group, start, count) => write(group, columns, start, count));
    }

    private static void Write(WriterPropertiesBuilder builder, string file, int rows, Action<RowGroupWriter, int, int> write)
    {
        using WriterProperties properties = builder.Build();
        using GroupNode schema = Schema();
        using var writer = new ParquetFileWriter(file, schema, properties);
        foreach ((int start, int count) in Fixture.Split(rows, GroupRows))
        {
            using RowGroupWriter group = writer.AppendRowGroup();
            write(group, start, count);
        }

        writer.Close();
    }

    private static void WritePhysical(RowGroupWriter group, ReadingColumns columns, int start, int count)
    {
        WritePhysical<long>(group, columns.Id.AsSpan(start, count));
        WritePhysical<double>(group, columns.Amount.AsSpan(start, count));
        WritePhysical<float>(group, columns.Score.AsSpan(start, count));
        WriteTexts(group, columns.Station.AsSpan(start, count));
        WriteRate(group, columns, start, count);
        WriteTimes(group, columns.TakenAt.AsSpan(start, count));
    }

    private static void WritePrepared(RowGroupWriter group, PreparedColumns prepared, int start, int count)
    {
        ReadingColumns columns = prepared.Columns;
        WritePhysical<long>(group, columns.Id.AsSpan(start, count));
        WritePhysical<double>(group, columns.Amount.AsSpan(start, count));
        WritePhysical<float>(group, columns.Score.AsSpan(start, count));
        WritePhysical<PhysicalString>(group, prepared.Station.AsSpan(start, count));
        WriteRate(group, columns, start, count);
        WritePhysical<long>(group, prepared.TakenAt.AsSpan(start, count));
    }

    private static void WriteLogical(RowGroupWriter group, ReadingColumns columns, int start, int count)
    {
        WriteLogical<long>(group, columns.Id.AsSpan(start, count));
        WriteLogical<double>(group, columns.Amount.AsSpan(start, count));
        WriteLogical<float>(group, columns.Score.AsSpan(start, count));
        WriteLogical<string>(group, columns.Station.AsSpan(start, count));
        WriteLogical<double?>(group, columns.Rate.AsSpan(start, count));
        WriteLogical<DateTime>(group, columns.TakenAt.AsSpan(start, count));
    }

    private static void WriteLogical<T>(RowGroupWriter group, ReadOnlySpan<T> values)
    {
        using LogicalColumnWriter<T> column = group.NextColumn().LogicalWriter<T>();
        column.WriteBatch(values);
    }

    private static void WritePhysical<T>(RowGroupWriter group, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        using var column = (ColumnWriter<T>)group.NextColumn();
        column.WriteBatch(values);
    }

    private static void WriteRate(RowGroupWriter group, ReadingColumns columns, int start, int count)
    {
        ReadOnlySpan<short> levels = columns.RateDefinitions.AsSpan(start, count);
        int before = columns.RateDefinitions.AsSpan(0, start).Count((short)1);
        using var column = (ColumnWriter<double>)group.NextColumn();
        column.WriteBatch(levels.Length, levels, [], columns.RatePresent.AsSpan(before, levels.Count((short)1)));
    }

    private static void WriteTimes(RowGroupWriter group, ReadOnlySpan<DateTime> times)
    {
        using var column = (ColumnWriter<long>)group.NextColumn();
        long[] micros = new long[Math.Min(times.Length, WriteRows)];
        for (; !times.IsEmpty; times = times[Math.Min(times.Length, micros.Length)..])
        {
            int count = Math.Min(times.Length, micros.Length);
            for (int i = 0; i < count; i++)
                micros[i] = (times[i].Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
            column.WriteBatch(micros.AsSpan(0, count));
        }
    }

    // What is written has been copied when WriteBatch returns, so that the memory of one part serves the next.
    private static void WriteTexts(RowGroupWriter group, ReadOnlySpan<string> texts)
    {
        using var column = (ColumnWriter<PhysicalString>)group.NextColumn();
        var views = new PhysicalString[Math.Min(texts.Length, WriteRows)];
        byte[] bytes = [];
        for (; !texts.IsEmpty; texts = texts[Math.Min(texts.Length, views.Length)..])
        {
            int count = Math.Min(texts.Length, views.Length), most = 0;
            foreach (string text in texts[..count])
                most += Encoding.UTF8.GetMaxByteCount(text.Length);
            if (bytes.Length < most)
                bytes = GC.AllocateUninitializedArray<byte>(most, pinned: true);
            nint address = Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0);
            int end = 0;
            for (int i = 0; i < count; i++)
            {
                int length = Encoding.UTF8.GetBytes(texts[i], bytes.AsSpan(end));
                views[i] = new PhysicalString(address + end, length);
                end += length;
            }

            column.WriteBatch(views.AsSpan(0, count));
        }
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
