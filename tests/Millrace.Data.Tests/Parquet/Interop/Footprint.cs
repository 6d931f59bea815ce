using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NetStatistics = Parquet.Meta.Statistics;

namespace Millrace.Data.Tests.Files;

using ParquetSharp;
using ColumnInfo = Millrace.Data.ColumnInfo;
using LogicalType = ParquetSharp.LogicalType;
using ParquetFileReader = ParquetSharp.ParquetFileReader;

/// <summary>What a footer says of our files, by ParquetSharp, DuckDB and Parquet.Net, against what the rows say.</summary>
internal static class Footprint
{
    private const int Cut = 64;

    public static async Task CheckAsync<T>(string path, IReadOnlyList<T> rows, ParquetWriteOptions options, DuckReader duck)
        where T : struct, ISchema<T>
    {
        Dictionary<(long, long), DuckStatistics> seen = duck.Statistics(path);
        Dictionary<(long, long), NetStatistics?> read = await NetReader.StatisticsAsync(path);
        using ParquetFileReader file = SharpReader.Open(path);
        Assert.Equal(rows.Count, file.FileMetaData.NumRows);
        T[][] groups = [.. rows.Chunk(options.RowGroupRows)];
        Assert.Equal(groups.Length, file.FileMetaData.NumRowGroups);
        long bytes = 0;
        for (int i = 0; i < groups.Length; i++)
        {
            using RowGroupReader group = file.RowGroup(i);
            long uncompressed = 0;
            for (int c = 0; c < T.Schema.Columns.Length; c++)
            {
                ColumnInfo column = T.Schema.Columns[c];
                using ColumnChunkMetaData chunk = group.MetaData.GetColumnChunkMetaData(c);
                uncompressed += chunk.TotalUncompressedSize;
                bytes += chunk.TotalCompressedSize;
                CheckType(column, file.FileMetaData.Schema.Column(c));
                if (options.Compression == ParquetCompression.None)
                    Assert.Equal(chunk.TotalUncompressedSize, chunk.TotalCompressedSize);
                System.Reflection.PropertyInfo property = typeof(T).GetProperty(column.Member)!;
                object?[] slots = [.. groups[i].SelectMany(row => Slots(property.GetValue(row), column))];
                Assert.Equal(slots.Length, chunk.NumValues);
                object[] present = [.. slots.OfType<object>()];
                CheckEncoding(column, chunk, options.Encodings.GetValueOrDefault(column.Name), present);
                CheckStatistics(column, chunk, slots.Length, present, seen[(i, c)], read[(i, c)]!);
            }

            Assert.Equal(uncompressed, group.MetaData.TotalByteSize);
        }

        // What is no page: two times the magic, the footer and its length.
        Assert.Equal(new FileInfo(path).Length, bytes + FooterLength(path) + 12);
    }

    // A list that is missing or empty takes the place of an element.
    private static IEnumerable<object?> Slots(object? value, ColumnInfo column)
    {
        if (column.Type != ColumnType.List)
            return [value];
        object?[] items = value is null ? [] : [.. ((System.Collections.IEnumerable)value).Cast<object?>()];
        return items.Length == 0 ? [null] : items;
    }

    private static long FooterLength(string path) => BitConverter.ToInt32(File.ReadAllBytes(path).AsSpan()[^8..]);

    private static void CheckType(ColumnInfo column, ColumnDescriptor leaf)
    {
        bool isList = column.Type == ColumnType.List;
        Assert.Equal(isList ? $"{column.Name}.list.element" : column.Name, leaf.Path.ToDotString());
        using LogicalType expected = (column.Item ?? column).Type switch
        {
            ColumnType.SByte => LogicalType.Int(8, true),
            ColumnType.Byte => LogicalType.Int(8, false),
            ColumnType.Int16 => LogicalType.Int(16, true),
            ColumnType.UInt16 => LogicalType.Int(16, false),
            ColumnType.UInt32 => LogicalType.Int(32, false),
            ColumnType.UInt64 => LogicalType.Int(64, false),
            ColumnType.DateTime => LogicalType.Timestamp(false, ParquetSharp.TimeUnit.Micros),
            ColumnType.Date => LogicalType.Date(),
            ColumnType.Time => LogicalType.Time(false, ParquetSharp.TimeUnit.Micros),
            ColumnType.Guid => LogicalType.Uuid(),
            ColumnType.Text or ColumnType.Enum or ColumnType.Decimal or ColumnType.Int128 or ColumnType.UInt128 => LogicalType.String(),
            _ => LogicalType.None(),
        };
        using LogicalType actual = leaf.LogicalType;
        Assert.Equal(expected.ToString(), actual.ToString());
        int nullable = column.IsNullable ? 1 : 0;
        Assert.Equal(isList ? nullable + 1 + (column.Item!.IsNullable ? 1 : 0) : nullable, leaf.MaxDefinitionLevel);
        Assert.Equal(isList ? 1 : 0, leaf.MaxRepetitionLevel);
    }

    private static void CheckEncoding(ColumnInfo column, ColumnChunkMetaData chunk, ParquetColumnEncoding asked, object[] present)
    {
        Encoding? expected = asked switch
        {
            ParquetColumnEncoding.Plain => Encoding.Plain,
            ParquetColumnEncoding.DeltaBinaryPacked => Encoding.DeltaBinaryPacked,
            ParquetColumnEncoding.ByteStreamSplit => Encoding.ByteStreamSplit,
            ParquetColumnEncoding.DeltaLengthByteArray => Encoding.DeltaLengthByteArray,
            ParquetColumnEncoding.Dictionary => present.Length > 0 ? Encoding.RleDictionary : Encoding.Plain,
            _ => Automatic((column.Item ?? column).Type, present),
        };
        if (expected is not { } encoding)
            return;

        // A dictionary's own page is plain; levels are runs.
        Encoding[] others = encoding == Encoding.RleDictionary ? [Encoding.Plain] : [];
        Assert.Equal([.. others, Encoding.Rle, encoding], chunk.Encodings);
    }

    /// <summary>What is chosen for values that are few; null where it depends on how their differences are distributed, or there are many.</summary>
    private static Encoding? Automatic(ColumnType type, object[] present)
    {
        const int Sampled = 128;
        const int Few = 6000;
        if (IsBytes(type))
            return present.Length == 0 ? Encoding.Plain : present.Length <= Few ? Encoding.RleDictionary : null;
        bool isDelta = type is ColumnType.Int16 or ColumnType.UInt16 or ColumnType.Int32 or ColumnType.UInt32 or ColumnType.Int64 or ColumnType.UInt64
            or ColumnType.Time;
        return isDelta && present.Length > Sampled ? null : Encoding.Plain;
    }

    private static void CheckStatistics(
        ColumnInfo column, ColumnChunkMetaData chunk, int slots, object[] present, DuckStatistics duck, NetStatistics net)
    {
        using Statistics? statistics = chunk.Statistics;
        Assert.NotNull(statistics);
        int nulls = slots - present.Length;
        Assert.Equal((nulls, nulls, nulls), (statistics.NullCount, duck.Nulls, net.NullCount));
        present = [.. present.Where(static value => value is not (double.NaN or float.NaN) && !(value is Half half && Half.IsNaN(half)))];
        if (present.Length == 0 || column.Type == ColumnType.List)
        {
            Assert.False(statistics.HasMinMax, column.Name);
            Assert.Equal((null, null, null, null), (duck.Min, duck.Max, net.MinValue, net.MaxValue));
            return;
        }

        if (IsBytes(column.Type))
        {
            byte[][] all = [.. present.Select(BytesOf)];
            CheckBytes(all.Min(ByteOrder.Instance)!, all.Max(ByteOrder.Instance)!, statistics, duck, net, column);
            return;
        }

        byte[] least = Stored(present.Min()!, isLeast: true);
        byte[] greatest = Stored(present.Max()!, isLeast: false);
        Assert.True(statistics.HasMinMax, column.Name);
        Assert.Equal((true, true), (duck.IsMinExact, duck.IsMaxExact));
        Assert.Equal(least, Stored(statistics.MinUntyped));
        Assert.Equal(greatest, Stored(statistics.MaxUntyped));
        Assert.Equal(least, net.MinValue);
        Assert.Equal(greatest, net.MaxValue);
        Assert.Equal(IsShown(present.Min()!) ? least : null, duck.Min is null ? null : Stored(DuckStatistics.Parse(duck.Min, column.Type)));
        Assert.Equal(IsShown(present.Max()!) ? greatest : null, duck.Max is null ? null : Stored(DuckStatistics.Parse(duck.Max, column.Type)));
    }

    private static void CheckBytes(
        byte[] least, byte[] greatest, Statistics statistics, DuckStatistics duck, NetStatistics net, ColumnInfo column)
    {
        bool isText = column.Type != ColumnType.Binary;

        // A long maximum is cut and its last byte made greater, of a text the last character of one byte: without any, there is no maximum.
        bool hasMax = greatest.Length <= Cut || greatest.AsSpan(0, Cut).ContainsAnyInRange<byte>(0, isText ? (byte)0x7E : (byte)0xFE);

        // ParquetSharp then shows no minimum either.
        Assert.Equal(hasMax, statistics.HasMinMax);
        Assert.Equal(hasMax, net.MaxValue is not null);
        Assert.Equal(hasMax, duck.Max is not null);
        Assert.Equal((least.Length <= Cut, hasMax ? greatest.Length <= Cut : null), (duck.IsMinExact, duck.IsMaxExact));
        byte[] min = net.MinValue!;
        Assert.True(least.Length <= Cut ? min.AsSpan().SequenceEqual(least) : min.Length <= Cut && least.AsSpan().StartsWith(min), column.Name);
        Assert.True(!isText || System.Text.Unicode.Utf8.IsValid(min), column.Name);
        if (isText)
            Assert.Equal(System.Text.Encoding.UTF8.GetString(min), duck.Min);
        if (!hasMax)
            return;
        byte[] max = net.MaxValue!;
        bool isMax = greatest.Length <= Cut ? max.AsSpan().SequenceEqual(greatest) : max.Length <= Cut && max.AsSpan().SequenceCompareTo(greatest) > 0;
        Assert.True(isMax, column.Name);
        Assert.Equal(min, Stored(statistics.MinUntyped));
        Assert.Equal(max, Stored(statistics.MaxUntyped));
        Assert.True(!isText || System.Text.Unicode.Utf8.IsValid(max), column.Name);
        if (isText)
            Assert.Equal(System.Text.Encoding.UTF8.GetString(max), duck.Max);
    }

    // DuckDB keeps infinities to itself.
    private static bool IsShown(object value) => value switch
    {
        Half half => Half.IsFinite(half),
        float number => float.IsFinite(number),
        double number => double.IsFinite(number),
        _ => true,
    };

    private static bool IsBytes(ColumnType type) =>
        type is ColumnType.Text or ColumnType.Enum or ColumnType.Decimal or ColumnType.Int128 or ColumnType.UInt128 or ColumnType.Binary;

    private static byte[] BytesOf(object value) => value switch
    {
        byte[] bytes => bytes,
        IFormattable other => System.Text.Encoding.UTF8.GetBytes(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => System.Text.Encoding.UTF8.GetBytes((string)value),
    };

    // Zeros are told with the sign that excludes none of them.
    private static byte[] Stored(object value, bool isLeast) => Stored(value switch
    {
        Half half when half != Half.Zero => (float)half,
        Half => isLeast ? -0.0f : 0.0f,
        0.0 => isLeast ? -0.0 : 0.0,
        0.0f => isLeast ? -0.0f : 0.0f,
        _ => value,
    });

    private static byte[] Stored(object value) => value switch
    {
        bool flag => [flag ? (byte)1 : (byte)0],
        sbyte or short or int => BitConverter.GetBytes(Convert.ToInt32(value, CultureInfo.InvariantCulture)),
        byte or ushort or uint => BitConverter.GetBytes(Convert.ToUInt32(value, CultureInfo.InvariantCulture)),
        long number => BitConverter.GetBytes(number),
        ulong number => BitConverter.GetBytes(number),
        float number => BitConverter.GetBytes(number),
        double number => BitConverter.GetBytes(number),
        DateTime time => BitConverter.GetBytes((time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond),
        DateOnly date => BitConverter.GetBytes(date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber),
        TimeOnly time => BitConverter.GetBytes(time.Ticks / TimeSpan.TicksPerMicrosecond),
        Guid guid => guid.ToByteArray(bigEndian: true),
        ByteArray bytes => Copy(bytes.Pointer, bytes.Length),
        FixedLenByteArray bytes => Copy(bytes.Pointer, 16),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No such value."),
    };

    private static byte[] Copy(nint address, int length)
    {
        byte[] bytes = new byte[length];
        if (length > 0)
            Marshal.Copy(address, bytes, 0, length);
        return bytes;
    }

    private sealed class ByteOrder : IComparer<byte[]>
    {
        public static readonly ByteOrder Instance = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
