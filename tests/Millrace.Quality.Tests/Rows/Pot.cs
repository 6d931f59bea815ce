namespace Millrace.Quality.Tests.Rows;

/// <summary>A row of an enumeration.</summary>
[Schema]
internal partial record struct Pot
{
    [Column("colour")]
    public Paint Colour { get; init; }
}
