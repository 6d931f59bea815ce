using Millrace.Data;

namespace Millrace.Tables.Tests.Real;

/// <summary>A zone of New York.</summary>
[Schema]
public readonly partial record struct TaxiZone
{
    [Column("LocationID")]
    public long Id { get; init; }

    [Column]
    public string? Borough { get; init; }

    [Column("Zone")]
    public string? Name { get; init; }
}
