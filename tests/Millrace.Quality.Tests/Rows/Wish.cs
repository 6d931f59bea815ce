namespace Millrace.Quality.Tests.Rows;

/// <summary>A row of another enumeration.</summary>
[Schema]
internal partial record struct Wish
{
    [Column("colour")]
    public Shade? Colour { get; init; }
}
