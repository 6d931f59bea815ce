namespace Millrace.Tables.Tests;

/// <summary>A green trip with a column more.</summary>
[Schema(From = typeof(GreenTrip))]
public partial record struct ShiftedTrip
{
    [Column("shifted")] public double? Shifted { get; init; }
}
