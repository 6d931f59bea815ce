using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Millrace.Data.Tests.Files;

using ParquetSharp;
using ColumnInfo = Millrace.Data.ColumnInfo;
using LogicalType = ParquetSharp.LogicalType;
using ParquetFileReader = ParquetSharp.ParquetFileReader;

/// <summary>What a footer says of our files, by ParquetSharp and DuckDB, against what the rows say.</summary>
internal static class Footprint
{
    private const int Cut = 64;

    public static void Check<T>(string path, IReadOnlyList<T> rows, ParquetWriteOptions options, DuckReader duck)
        where T : struct, ISchema<T>
    {
        Dictionary<(long, string), (bool? Min, bool? Max)> exact = duck
            .Rows($"SELECT row_group_id, path_in_schema, min_is_exact, max_is_exact FROM parquet_metadata('{path}')")
            .ToDictionary(static row => (row.GetInt64(0), row.GetString(1)), static row => (Flag(row.GetValue(2)), Flag(row.GetValue(3))));
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
                CheckEncoding(column, chunk, options);
                if (options.Compression == ParquetCompression.None)
                    Assert.Equal(chunk.TotalUncompressedSize, chunk.TotalCompressedSize);
                if (column.Type == ColumnType.List)
                    continue;
                Assert.Equal(groups[i].Length, chunk.NumValues);
                System.Reflection.PropertyInfo property = typeof(T).GetProperty(column.Member)!;
                CheckStatistics(column, chunk, [.. groups[i].Select(row => property.GetValue(row))], exact[(i, column.Name)]);
            }

            Assert.Equal(uncompressed, group.MetaData.TotalByteSize);
        }

        // What is no page: two times the magic, the footer and its length.
        Assert.Equal(new FileInfo(path).Length, bytes + FooterLength(path) + 12);
    }

    private static long FooterLength(string path) => BitConverter.ToInt32(File.ReadAllBytes(path).AsSpan()[^8..]);

    private static bool? Flag(object value) => value is bool flag ? flag : null;

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

    private static void CheckEncoding(ColumnInfo column, ColumnChunkMetaData chunk, ParquetWriteOptions options)
    {
        Encoding? expected = options.Encodings.GetValueOrDefault(column.Name) switch
        {
            ParquetColumnEncoding.Plain => Encoding.Plain,
            ParquetColumnEncoding.DeltaBinaryPacked => Encoding.DeltaBinaryPacked,
            ParquetColumnEncoding.ByteStreamSplit => Encoding.ByteStreamSplit,
            ParquetColumnEncoding.DeltaLengthByteArray => Encoding.DeltaLengthByteArray,
            ParquetColumnEncoding.Dictionary when chunk.Encodings.Length == 3 => Encoding.RleDictionary,
            _ => null,
        };
        if (expected is { } encoding)
            Assert.Contains(encoding, chunk.Encodings);
    }

    private static void CheckStatistics(ColumnInfo column, ColumnChunkMetaData chunk, object?[] values, (bool? Min, bool? Max) exact)
    {
        using Statistics? statistics = chunk.Statistics;
        Assert.NotNull(statistics);
        object[] present = [.. values.OfType<object>()];
        Assert.Equal(values.Length - present.Length, statistics.NullCount);
        present = [.. present.Where(static value => value is not (double.NaN or float.NaN) && !(value is Half half && Half.IsNaN(half)))];
        if (present.Length == 0)
        {
            Assert.False(statistics.HasMinMax, column.Name);
            return;
        }

        if (IsBytes(column.Type))
        {
            byte[][] all = [.. present.Select(BytesOf)];
            CheckBytes(all.Min(ByteOrder.Instance)!, all.Max(ByteOrder.Instance)!, statistics, exact, column);
            return;
        }

        Assert.True(statistics.HasMinMax, column.Name);
        Assert.Equal((true, true), exact);
        Assert.Equal(Stored(present.Min()!, isLeast: true), Stored(statistics.MinUntyped));
        Assert.Equal(Stored(present.Max()!, isLeast: false), Stored(statistics.MaxUntyped));
    }

    private static void CheckBytes(byte[] least, byte[] greatest, Statistics statistics, (bool? Min, bool? Max) exact, ColumnInfo column)
    {
        // Where a long maximum cannot be cut, there is none, and the other library then shows no minimum either.
        if (!statistics.HasMinMax)
        {
            Assert.True(greatest.Length > Cut, column.Name);
            return;
        }

        byte[] min = Stored(statistics.MinUntyped);
        byte[] max = Stored(statistics.MaxUntyped);
        Assert.Equal((least.Length <= Cut, greatest.Length <= Cut), exact);
        Assert.True(least.Length <= Cut ? min.AsSpan().SequenceEqual(least) : min.Length <= Cut && least.AsSpan().StartsWith(min), column.Name);
        bool isMax = greatest.Length <= Cut ? max.AsSpan().SequenceEqual(greatest) : max.Length <= Cut && max.AsSpan().SequenceCompareTo(greatest) > 0;
        Assert.True(isMax, column.Name);
        if (column.Type == ColumnType.Binary)
            return;
        Assert.True(System.Text.Unicode.Utf8.IsValid(min) && System.Text.Unicode.Utf8.IsValid(max), column.Name);
    }

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
