namespace Millrace.Quality.Tests.Rows;

/// <summary>A row of numbers and texts whose divergence has a limit.</summary>
[Schema]
internal partial record struct Reading
{
    [Column("level"), Drift(JensenShannon = 0.01)]
    public double Level { get; init; }

    [Column("pulse"), Sensitive, Drift(JensenShannon = 0.01)]
    public double? Pulse { get; init; }

    [Column("key"), Drift(JensenShannon = 0.5)]
    public string Key { get; init; }
}
