using Millrace.Data;

namespace Millrace.Tables.Tests.Real;

/// <summary>A trip with a column more.</summary>
[Schema(From = typeof(TaxiTrip))]
public readonly partial record struct ShiftedTrip
{
    [Column("shifted")]
    public double? Shifted { get; init; }
}
