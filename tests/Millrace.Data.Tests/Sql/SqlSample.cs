namespace Millrace.Data.Tests.Sql;

/// <summary>A column of every type, and some that may be missing.</summary>
[Schema]
public partial record struct SqlSample
{
    [Column("flag")] public bool Flag { get; init; }
    [Column("s_byte")] public sbyte SByte { get; init; }
    [Column("u_byte")] public byte Byte { get; init; }
    [Column("short")] public short Short { get; init; }
    [Column("u_short")] public ushort UShort { get; init; }
    [Column("int")] public int Int { get; init; }
    [Column("u_int")] public uint UInt { get; init; }
    [Column("long")] public long Long { get; init; }
    [Column("u_long")] public ulong ULong { get; init; }
    [Column("wide")] public Int128 Wide { get; init; }
    [Column("half")] public Half Half { get; init; }
    [Column("single")] public float Single { get; init; }
    [Column("double")] public double Double { get; init; }
    [Column("decimal")] public decimal Decimal { get; init; }
    [Column("instant")] public DateTime Instant { get; init; }
    [Column("day")] public DateOnly Day { get; init; }
    [Column("clock")] public TimeOnly Clock { get; init; }
    [Column("id")] public Guid Id { get; init; }
    [Column("text")] public string Text { get; init; }
    [Column("colour")] public DayOfWeek Colour { get; init; }
    [Column("maybe_int")] public int? MaybeInt { get; init; }
    [Column("maybe_text")] public string? MaybeText { get; init; }
    [Column("maybe_day")] public DateOnly? MaybeDay { get; init; }
    [Column("maybe_flag")] public bool? MaybeFlag { get; init; }
}

/// <summary>Bytes and lists, which records compare by reference.</summary>
[Schema]
public partial record struct SqlParts
{
    [Column("bytes")] public byte[]? Bytes { get; init; }
    [Column("numbers")] public float[]? Numbers { get; init; }
}

/// <summary>A secret.</summary>
[Schema]
public partial record struct SqlSecret
{
    [Column("pin"), Sensitive] public int Pin { get; init; }
}
