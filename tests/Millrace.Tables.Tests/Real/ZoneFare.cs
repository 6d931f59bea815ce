using Millrace.Data;

namespace Millrace.Tables.Tests.Real;

/// <summary>The largest fare of the trips that began in a zone at one time.</summary>
[Schema]
public readonly partial record struct ZoneFare
{
    [Column]
    public long? Zone { get; init; }

    [Column]
    public DateTime? At { get; init; }

    [Column]
    public double? Fare { get; init; }
}
