namespace Millrace.Quality.Tests.Rows;

/// <summary>A row whose label is not there where models are asked.</summary>
[Schema, Environments("training", "serving")]
internal partial record struct Serving
{
    [Column("fare"), InRange(0, 1000)]
    public float Fare { get; init; }

    [Column("tip"), OnlyIn("training"), Presence(1)]
    public float? Tip { get; init; }

    [Rule(Says = "Tips are told.")]
    private static bool TipsAreTold(in Serving row) => row.Tip is not null;
}
