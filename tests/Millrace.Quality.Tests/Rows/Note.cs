namespace Millrace.Quality.Tests.Rows;

/// <summary>A row of values that have lengths.</summary>
[Schema]
internal partial record struct Note
{
    [Column("text"), Length(1, 3)]
    public string Text { get; init; }

    [Column("secret"), Sensitive, Length(1, 3)]
    public string Secret { get; init; }

    [Column("marks"), Length(1, 2)]
    public int[] Marks { get; init; }
}
