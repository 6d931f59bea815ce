namespace Millrace.Quality.Tests.Rows;

/// <summary>A row without numbers or texts of its own.</summary>
[Schema]
internal partial record struct Trace
{
    [Column("scores")]
    public float?[] Scores { get; init; }

    [Column("picture"), Sensitive]
    public byte[]? Picture { get; init; }
}
