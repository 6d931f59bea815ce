using System.Buffers.Binary;
using System.Numerics;
using ParquetSharp;

namespace Millrace.Data.Tests.Files;

/// <summary>What a stored value means, worked out without our own conversions.</summary>
internal static class StoredValue
{
    public static object Convert(object stored, ColumnDescriptor leaf)
    {
        using ParquetSharp.LogicalType? logical = LogicalOf(leaf);
        return (logical, stored) switch
        {
            (DecimalLogicalType type, int number) => Decimal(number, type.Scale),
            (DecimalLogicalType type, long number) => Decimal(number, type.Scale),
            (DecimalLogicalType type, byte[] bytes) => Decimal(new BigInteger(bytes, isUnsigned: false, isBigEndian: true), type.Scale),
            (DateLogicalType, int days) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(days),
            (TimeLogicalType, int count) => new TimeOnly(count * TimeSpan.TicksPerMillisecond),
            (TimeLogicalType type, long count) => new TimeOnly((type.TimeUnit == ParquetSharp.TimeUnit.Nanos ? count / 1000 : count) * 10),
            (TimestampLogicalType type, long count) => Timestamp(count, type.TimeUnit),
            (IntLogicalType type, int number) => (type.BitWidth, type.IsSigned) switch
            {
                (8, true) => (sbyte)number,
                (8, false) => (byte)number,
                (16, true) => (short)number,
                (16, false) => (ushort)number,
                (_, true) => number,
                _ => (uint)number,
            },
            (IntLogicalType { IsSigned: false }, long number) => (ulong)number,
            (StringLogicalType or EnumLogicalType or JsonLogicalType, byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes),
            (UuidLogicalType, byte[] bytes) => new Guid(bytes, bigEndian: true),
            (Float16LogicalType, byte[] bytes) => BinaryPrimitives.ReadHalfLittleEndian(bytes),
            (_, ParquetSharp.Int96 old) => DateTime.UnixEpoch.AddDays(old.C - 2_440_588).AddTicks((((long)(uint)old.B << 32) | (uint)old.A) / 1000 * 10),
            _ => stored,
        };
    }

    // It throws for those that it does not know; their values are what is stored.
    private static ParquetSharp.LogicalType? LogicalOf(ColumnDescriptor leaf)
    {
        try
        {
            return leaf.LogicalType;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static decimal Decimal(BigInteger unscaled, int scale) => (decimal)unscaled / (decimal)BigInteger.Pow(10, scale);

    private static DateTime Timestamp(long count, ParquetSharp.TimeUnit unit) => DateTime.UnixEpoch.AddTicks(unit switch
    {
        ParquetSharp.TimeUnit.Millis => count * TimeSpan.TicksPerMillisecond,
        ParquetSharp.TimeUnit.Micros => count * TimeSpan.TicksPerMicrosecond,
        _ => (long)Math.Floor(count / 1000m) * TimeSpan.TicksPerMicrosecond,
    });
}
