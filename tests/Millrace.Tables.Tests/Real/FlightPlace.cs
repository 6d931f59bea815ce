using Millrace.Data;

namespace Millrace.Tables.Tests.Real;

/// <summary>Which plane went where, and why it did not.</summary>
[Schema]
public readonly partial record struct FlightPlace
{
    [Column]
    public string? TailNum { get; init; }

    [Column]
    public string Dest { get; init; }

    [Column]
    public string? CancellationCode { get; init; }
}
