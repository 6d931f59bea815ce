using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>A reading of whose columns and rows something is expected, which holds.</summary>
[Schema, Rows(1, 1_000_000_000)]
public partial record struct ExpectedReading
{
    /// <summary>Counts up.</summary>
    [Column("id"), Increasing(Strict = true)]
    public long Id { get; init; }

    /// <summary>A multiple of 1/64.</summary>
    [Column("amount"), InRange(0, 16_384)]
    public double Amount { get; init; }

    /// <summary>A multiple of 1/256.</summary>
    [Column("score"), InRange(0, 256)]
    public float Score { get; init; }

    /// <summary>One of fifty texts.</summary>
    [Column("station"), Length(1, 30), Pattern("Station [a-z]+ [0-9]+")]
    public string Station { get; init; }

    /// <summary>Missing in one row of ten.</summary>
    [Column("rate"), InRange(0, 128), Presence(0.8)]
    public double? Rate { get; init; }

    /// <summary>Within ten days, to the microsecond.</summary>
    [Column("taken_at"), Between("2026-01-01", "2026-01-12")]
    public DateTime TakenAt { get; init; }

    /// <summary>Scores are small beside the largest amounts.</summary>
    [Rule]
    private static bool ScoresAreSmall(in ExpectedReading reading) => reading.Score <= reading.Amount + 256;
}
