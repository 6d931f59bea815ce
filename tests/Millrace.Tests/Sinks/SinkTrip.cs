using Millrace.Data;

namespace Millrace.Tests.Sinks;

[Schema]
public partial record struct SinkTrip
{
    [Column("id")] public int Id { get; init; }

    [Column("miles")] public float Miles { get; init; }

    [Column("company")] public string? Company { get; init; }
}

/// <summary>Trips with what a model says of them.</summary>
[Schema(From = typeof(SinkTrip))]
public partial record struct ScoredSinkTrip
{
    [Column("score")] public double Score { get; init; }
}
