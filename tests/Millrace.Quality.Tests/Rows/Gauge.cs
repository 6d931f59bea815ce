namespace Millrace.Quality.Tests.Rows;

/// <summary>A row of numbers that may be no numbers, of which no attribute speaks but one.</summary>
[Schema]
internal partial record struct Gauge
{
    [Column("level")]
    public double Level { get; init; }

    [Column("pulse"), Sensitive]
    public float Pulse { get; init; }

    [Column("marks")]
    public double[] Marks { get; init; }

    [Column("share"), InRange(0, 1)]
    public double Share { get; init; }

    [Column("note"), Presence(0.5)]
    public string? Note { get; init; }

    [Column("kind")]
    public Paint Kind { get; init; }

    public static Gauge Good { get; } = new() { Level = 1, Pulse = 70, Marks = [1, 2], Share = 0.5, Note = "ok" };
}
