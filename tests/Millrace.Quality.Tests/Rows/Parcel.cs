using Millrace.Data;

namespace Millrace.Quality.Tests.Rows;

/// <summary>A row with a column of each kind that is gathered in a way of its own.</summary>
[Schema]
internal partial record struct Parcel
{
    private static readonly string?[] s_names = [.. Enumerable.Range(0, 700).Select(static i => i % 9 == 0 ? null : new string('n', i % 40) + i)];
    private static readonly byte[]?[] s_seals =
        [.. Enumerable.Range(0, 900).Select(static i => i % 7 == 0 ? null : new[] { (byte)i, (byte)(i / 256), (byte)(i % 3) }[..(1 + (i % 3))])];

    private static readonly int?[][] s_marks =
        [.. Enumerable.Range(0, 400).Select(static i => (int?[])[.. Enumerable.Range(i, i % 5).Select(static k => k % 11 == 0 ? (int?)null : k * 7919)])];

    [Column("id")]
    public Guid Id { get; init; }

    [Column("price")]
    public decimal? Price { get; init; }

    [Column("wide")]
    public Int128 Wide { get; init; }

    [Column("seal")]
    public byte[]? Seal { get; init; }

    [Column("marks")]
    public int?[] Marks { get; init; }

    [Column("names")]
    public string?[] Names { get; init; }

    [Column("name")]
    public string? Name { get; init; }

    [Column("number")]
    public long Number { get; init; }

    [Column("weight")]
    public double Weight { get; init; }

    [Column("day")]
    public DateOnly Day { get; init; }

    [Column("open")]
    public bool Open { get; init; }

    [Column("colour")]
    public Paint Colour { get; init; }

    /// <summary>One of many, all of whose values differ from row to row.</summary>
    public static Parcel Made(int i) => new()
    {
        Id = new Guid(i % 1500, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        Price = i % 13 == 0 ? null : i % 2000 / 4m,
        Wide = ((Int128)1 << 70) + (i % 1200),
        Seal = s_seals[i % s_seals.Length],
        Marks = s_marks[i % s_marks.Length],
        Names = [s_names[i % s_names.Length]],
        Name = s_names[(i + 1) % s_names.Length],
        Number = i * 7919L,
        Weight = i * 7919L % 1003 / 8.0,
        Day = new DateOnly(2026, 1, 1).AddDays(i % 3000),
        Open = i % 3 == 0,
        Colour = (Paint)(i % 3),
    };

    /// <summary>Some of them.</summary>
    public static Parcel[] Made(int start, int count) => [.. Enumerable.Range(start, count).Select(static i => Made(i))];
}
