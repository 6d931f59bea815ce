namespace Millrace.Features.Tests.Generated;

/// <summary>A row with columns of many types.</summary>
[Schema]
internal partial record struct OddRow
{
    [Column("single")]
    public float Single { get; init; }

    [Column("price")]
    public decimal? Price { get; init; }

    [Column("half")]
    public Half Half { get; init; }

    [Column("small")]
    public byte Small { get; init; }

    [Column("big")]
    public long? Big { get; init; }

    [Column("flag")]
    public bool Flag { get; init; }

    [Column("maybe")]
    public bool? Maybe { get; init; }

    [Column("colour")]
    public Colour Colour { get; init; }

    [Column("other")]
    public Colour? Other { get; init; }

    [Column("word")]
    public string Word { get; init; }

    [Column("text")]
    public string? Text { get; init; }

    [Column("day")]
    public DateOnly Day { get; init; }

    [Column("until")]
    public DateOnly? Until { get; init; }

    [Column("clock")]
    public TimeOnly? Clock { get; init; }

    [Column("at")]
    public DateTime At { get; init; }

    [Column("then")]
    public DateTime? Then { get; init; }

    [Column("id")]
    public Guid? Id { get; init; }

    [Column("huge")]
    public Int128? Huge { get; init; }

    [Column("vast")]
    public UInt128 Vast { get; init; }

    [Column("tiny")]
    public sbyte Tiny { get; init; }

    [Column("short")]
    public short? Short { get; init; }

    [Column("port")]
    public ushort Port { get; init; }

    [Column("number")]
    public uint? Number { get; init; }

    [Column("whole")]
    public ulong Whole { get; init; }

    [Column("halves")]
    public Half[]? Halves { get; init; }

    [Column("prices")]
    public decimal?[] Prices { get; init; }

    [Column("ports")]
    public ushort[] Ports { get; init; }

    [Column("wholes")]
    public ulong?[]? Wholes { get; init; }

    [Column("codes")]
    public int[] Codes { get; init; }

    [Column("sizes")]
    public long?[]? Sizes { get; init; }

    [Column("flags")]
    public bool[] Flags { get; init; }

    [Column("maybes")]
    public bool?[]? Maybes { get; init; }

    [Column("colours")]
    public Colour[] Colours { get; init; }

    [Column("others")]
    public Colour?[]? Others { get; init; }

    [Column("words")]
    public string[] Words { get; init; }

    [Column("texts")]
    public string?[]? Texts { get; init; }

    [Column("places")]
    public double[]? Places { get; init; }
}
