namespace Millrace.Data.Tests;

/// <summary>Bytes, and lists of every type: of each one that holds all its elements, and one that may be missing and lack elements.</summary>
[Schema]
public partial record struct Lists
{
    [Column("binary")] public byte[] BinaryValue { get; init; }
    [Column("maybe binary")] public byte[]? MaybeBinary { get; init; }
    [Column("boolean list")] public bool[] BooleanList { get; init; }
    [Column("maybe boolean list")] public bool?[]? MaybeBooleanList { get; init; }
    [Column("sbyte list")] public sbyte[] SByteList { get; init; }
    [Column("maybe sbyte list")] public sbyte?[]? MaybeSByteList { get; init; }
    [Column("maybe byte list")] public byte?[]? MaybeByteList { get; init; }
    [Column("int16 list")] public short[] Int16List { get; init; }
    [Column("maybe int16 list")] public short?[]? MaybeInt16List { get; init; }
    [Column("uint16 list")] public ushort[] UInt16List { get; init; }
    [Column("maybe uint16 list")] public ushort?[]? MaybeUInt16List { get; init; }
    [Column("int32 list")] public int[] Int32List { get; init; }
    [Column("maybe int32 list")] public int?[]? MaybeInt32List { get; init; }
    [Column("uint32 list")] public uint[] UInt32List { get; init; }
    [Column("maybe uint32 list")] public uint?[]? MaybeUInt32List { get; init; }
    [Column("int64 list")] public long[] Int64List { get; init; }
    [Column("maybe int64 list")] public long?[]? MaybeInt64List { get; init; }
    [Column("uint64 list")] public ulong[] UInt64List { get; init; }
    [Column("maybe uint64 list")] public ulong?[]? MaybeUInt64List { get; init; }
    [Column("int128 list")] public Int128[] Int128List { get; init; }
    [Column("maybe int128 list")] public Int128?[]? MaybeInt128List { get; init; }
    [Column("uint128 list")] public UInt128[] UInt128List { get; init; }
    [Column("maybe uint128 list")] public UInt128?[]? MaybeUInt128List { get; init; }
    [Column("half list")] public Half[] HalfList { get; init; }
    [Column("maybe half list")] public Half?[]? MaybeHalfList { get; init; }
    [Column("single list")] public float[] SingleList { get; init; }
    [Column("maybe single list")] public float?[]? MaybeSingleList { get; init; }
    [Column("double list")] public double[] DoubleList { get; init; }
    [Column("maybe double list")] public double?[]? MaybeDoubleList { get; init; }
    [Column("decimal list")] public decimal[] DecimalList { get; init; }
    [Column("maybe decimal list")] public decimal?[]? MaybeDecimalList { get; init; }
    [Column("datetime list")] public DateTime[] DateTimeList { get; init; }
    [Column("maybe datetime list")] public DateTime?[]? MaybeDateTimeList { get; init; }
    [Column("date list")] public DateOnly[] DateList { get; init; }
    [Column("maybe date list")] public DateOnly?[]? MaybeDateList { get; init; }
    [Column("time list")] public TimeOnly[] TimeList { get; init; }
    [Column("maybe time list")] public TimeOnly?[]? MaybeTimeList { get; init; }
    [Column("guid list")] public Guid[] GuidList { get; init; }
    [Column("maybe guid list")] public Guid?[]? MaybeGuidList { get; init; }
    [Column("text list")] public string[] TextList { get; init; }
    [Column("maybe text list")] public string?[]? MaybeTextList { get; init; }
    [Column("enum list")] public Colour[] EnumList { get; init; }
    [Column("maybe enum list")] public Colour?[]? MaybeEnumList { get; init; }
    [Column("binary list")] public byte[][] BinaryList { get; init; }
    [Column("maybe binary list")] public byte[]?[]? MaybeBinaryList { get; init; }
}
