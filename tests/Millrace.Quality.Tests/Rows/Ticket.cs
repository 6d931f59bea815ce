namespace Millrace.Quality.Tests.Rows;

/// <summary>A row with a key.</summary>
[Schema]
internal partial record struct Ticket
{
    [Column("number"), Unique]
    public int Number { get; init; }

    [Column("value"), InRange(0, 1)]
    public double Value { get; init; }
}
