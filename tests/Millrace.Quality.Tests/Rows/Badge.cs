namespace Millrace.Quality.Tests.Rows;

/// <summary>A row with two keys.</summary>
[Schema]
internal partial record struct Badge
{
    [Column("holder"), Unique]
    public string? Holder { get; init; }

    [Column("number"), Unique]
    public int Number { get; init; }
}
