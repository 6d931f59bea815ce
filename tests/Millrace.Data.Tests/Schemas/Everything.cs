namespace Millrace.Data.Tests;

/// <summary>A column of every type, each also nullable.</summary>
[Schema]
public partial record struct Everything
{
    [Column("boolean")] public bool BooleanValue { get; init; }
    [Column("maybe boolean")] public bool? MaybeBoolean { get; init; }
    [Column("sbyte")] public sbyte SByteValue { get; init; }
    [Column("maybe sbyte")] public sbyte? MaybeSByte { get; init; }
    [Column("byte")] public byte ByteValue { get; init; }
    [Column("maybe byte")] public byte? MaybeByte { get; init; }
    [Column("int16")] public short Int16Value { get; init; }
    [Column("maybe int16")] public short? MaybeInt16 { get; init; }
    [Column("uint16")] public ushort UInt16Value { get; init; }
    [Column("maybe uint16")] public ushort? MaybeUInt16 { get; init; }
    [Column("int32")] public int Int32Value { get; init; }
    [Column("maybe int32")] public int? MaybeInt32 { get; init; }
    [Column("uint32")] public uint UInt32Value { get; init; }
    [Column("maybe uint32")] public uint? MaybeUInt32 { get; init; }
    [Column("int64")] public long Int64Value { get; init; }
    [Column("maybe int64")] public long? MaybeInt64 { get; init; }
    [Column("uint64")] public ulong UInt64Value { get; init; }
    [Column("maybe uint64")] public ulong? MaybeUInt64 { get; init; }
    [Column("int128")] public Int128 Int128Value { get; init; }
    [Column("maybe int128")] public Int128? MaybeInt128 { get; init; }
    [Column("uint128")] public UInt128 UInt128Value { get; init; }
    [Column("maybe uint128")] public UInt128? MaybeUInt128 { get; init; }
    [Column("half")] public Half HalfValue { get; init; }
    [Column("maybe half")] public Half? MaybeHalf { get; init; }
    [Column("single")] public float SingleValue { get; init; }
    [Column("maybe single")] public float? MaybeSingle { get; init; }
    [Column("double")] public double DoubleValue { get; init; }
    [Column("maybe double")] public double? MaybeDouble { get; init; }
    [Column("decimal")] public decimal DecimalValue { get; init; }
    [Column("maybe decimal")] public decimal? MaybeDecimal { get; init; }
    [Column("datetime")] public DateTime DateTimeValue { get; init; }
    [Column("maybe datetime")] public DateTime? MaybeDateTime { get; init; }
    [Column("date")] public DateOnly DateValue { get; init; }
    [Column("maybe date")] public DateOnly? MaybeDate { get; init; }
    [Column("time")] public TimeOnly TimeValue { get; init; }
    [Column("maybe time")] public TimeOnly? MaybeTime { get; init; }
    [Column("guid")] public Guid GuidValue { get; init; }
    [Column("maybe guid")] public Guid? MaybeGuid { get; init; }
    [Column("text")] public string TextValue { get; init; }
    [Column("maybe text")] public string? MaybeText { get; init; }
    [Column("enum")] public Colour EnumValue { get; init; }
    [Column("maybe enum")] public Colour? MaybeEnum { get; init; }
}

public enum Colour
{
    Red,
    Green,
    Blue,
}
