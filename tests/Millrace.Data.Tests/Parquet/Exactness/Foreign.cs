using System.Numerics;
using System.Runtime.InteropServices;
using ParquetSharp.Schema;

namespace Millrace.Data.Tests.Files;

using ParquetSharp;
using ColumnWriter = ParquetSharp.ColumnWriter;
using LogicalType = ParquetSharp.LogicalType;
using PhysicalType = ParquetSharp.PhysicalType;

/// <summary>Files of one column "x" of types that we do not write, made by ParquetSharp.</summary>
internal static class Foreign
{
    /// <summary>Values of a fixed width; null where one is missing makes the column nullable.</summary>
    public static string Write<T>(string path, LogicalType logical, PhysicalType physical, T?[] values, bool hasDictionary = false, int pageBytes = 1 << 20)
        where T : unmanaged
    {
        Write(path, logical, physical, -1, values.Contains(null), hasDictionary, pageBytes, column =>
        {
            T[] present = [.. values.Where(static value => value is not null).Select(static value => value!.Value)];
            Write(column, values.Contains(null), [.. values.Select(static value => value is null ? (short)0 : (short)1)], present);
        });
        return path;
    }

    public static string Write<T>(string path, LogicalType logical, PhysicalType physical, T[] values, bool hasDictionary = false, int pageBytes = 1 << 20)
        where T : unmanaged => Write(path, logical, physical, [.. values.Select(static value => (T?)value)], hasDictionary, pageBytes);

    /// <summary>Strings of bytes, of one length or, where it is 0, each of its own.</summary>
    public static string Write(string path, LogicalType logical, byte[]?[] values, int length, bool hasDictionary = false, Encoding? encoding = null)
    {
        byte[] all = GC.AllocateUninitializedArray<byte>(values.Sum(static value => value?.Length ?? 0) + 1, pinned: true);
        nint next = Marshal.UnsafeAddrOfPinnedArrayElement(all, 0);
        int end = 0;
        var views = new List<(nint Address, int Length)>();
        foreach (byte[] value in values.OfType<byte[]>())
        {
            value.CopyTo(all, end);
            views.Add((next + end, value.Length));
            end += value.Length;
        }

        bool isNullable = values.Contains(null);
        short[] levels = [.. values.Select(static value => value is null ? (short)0 : (short)1)];
        PhysicalType physical = length > 0 ? PhysicalType.FixedLenByteArray : PhysicalType.ByteArray;
        Write(path, logical, physical, length > 0 ? length : -1, isNullable, hasDictionary, 1 << 20, column =>
        {
            if (length > 0)
                Write<FixedLenByteArray>(column, isNullable, levels, [.. views.Select(static view => new FixedLenByteArray(view.Address))]);
            else
                Write<ByteArray>(column, isNullable, levels, [.. views.Select(static view => new ByteArray(view.Address, view.Length))]);
        }, encoding);
        GC.KeepAlive(all);
        return path;
    }

    /// <summary>One decimal as a whole number of so many bytes.</summary>
    public static string Write(string path, LogicalType logical, BigInteger unscaled, int width) => Write(path, logical, [BigEndian(unscaled, width)], width);

    /// <summary>A whole number as bytes, the most significant first.</summary>
    public static byte[] BigEndian(BigInteger unscaled, int width)
    {
        byte[] bytes = new byte[width];
        bytes.AsSpan().Fill(unscaled.Sign < 0 ? (byte)0xFF : (byte)0);
        byte[] least = unscaled.ToByteArray(isBigEndian: true);
        least.CopyTo(bytes, width - least.Length);
        return bytes;
    }

    private static void Write(
        string path, LogicalType logical, PhysicalType physical, int length, bool isNullable, bool hasDictionary, int pageBytes, Action<ColumnWriter> write,
        Encoding? encoding = null)
    {
        using var node = new PrimitiveNode("x", isNullable ? ParquetSharp.Repetition.Optional : ParquetSharp.Repetition.Required, logical, physical, length);
        using var schema = new GroupNode("schema", ParquetSharp.Repetition.Required, [node]);
        using var builder = new WriterPropertiesBuilder();
        builder.Compression(Compression.Uncompressed).DataPagesize(pageBytes).WriteBatchSize(Math.Min(pageBytes, 1024));
        if (encoding is { } wanted)
            builder.Encoding(wanted);
        using WriterProperties properties = (hasDictionary ? builder : builder.DisableDictionary()).Build();
        using var file = new ParquetSharp.ParquetFileWriter(path, schema, properties);
        using (RowGroupWriter group = file.AppendRowGroup())
        {
            using ColumnWriter column = group.NextColumn();
            write(column);
        }

        file.Close();
    }

    private static void Write<T>(ColumnWriter column, bool isNullable, short[] levels, T[] present)
        where T : unmanaged
    {
        var writer = (ColumnWriter<T>)column;
        if (isNullable)
            writer.WriteBatch(levels.Length, levels, [], present);
        else
            writer.WriteBatch(present);
    }
}
