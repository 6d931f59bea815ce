using Millrace.Data;

namespace Millrace.Tables.Tests.Sorting;

/// <summary>A column of every type that rows can be sorted by; any value may be missing.</summary>
[Schema]
public readonly partial record struct Keyed
{
    [Column("id")] public int Id { get; init; }
    [Column("bool")] public bool? BoolValue { get; init; }
    [Column("sbyte")] public sbyte? SByteValue { get; init; }
    [Column("byte")] public byte? ByteValue { get; init; }
    [Column("int16")] public short? Int16Value { get; init; }
    [Column("uint16")] public ushort? UInt16Value { get; init; }
    [Column("int32")] public int? Int32Value { get; init; }
    [Column("uint32")] public uint? UInt32Value { get; init; }
    [Column("int64")] public long? Int64Value { get; init; }
    [Column("uint64")] public ulong? UInt64Value { get; init; }
    [Column("int128")] public Int128? Int128Value { get; init; }
    [Column("uint128")] public UInt128? UInt128Value { get; init; }
    [Column("half")] public Half? HalfValue { get; init; }
    [Column("single")] public float? SingleValue { get; init; }
    [Column("double")] public double? DoubleValue { get; init; }
    [Column("decimal")] public decimal? DecimalValue { get; init; }
    [Column("datetime")] public DateTime? DateTimeValue { get; init; }
    [Column("date")] public DateOnly? DateValue { get; init; }
    [Column("time")] public TimeOnly? TimeValue { get; init; }
    [Column("guid")] public Guid? GuidValue { get; init; }
    [Column("text")] public string? TextValue { get; init; }
    [Column("bytes")] public byte[]? BytesValue { get; init; }
    [Column("numbers")] public int[]? NumbersValue { get; init; }
    [Column("texts")] public string[]? TextsValue { get; init; }
}
