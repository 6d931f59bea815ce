namespace Millrace.Quality.Tests.Rows;

/// <summary>A row of limits between datasets.</summary>
[Schema]
internal partial record struct Visit
{
    [Column("page"), Drift(LInfinity = 0.1), Skew(NormalisedAbsoluteDifference = 0.25)]
    public string Page { get; init; }

    [Column("person"), Sensitive, Drift(LInfinity = 0.1)]
    public string Person { get; init; }

    [Column("seconds")]
    public double Seconds { get; init; }
}
