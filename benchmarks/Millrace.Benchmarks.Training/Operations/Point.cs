namespace Millrace.Benchmarks.Training;

/// <summary>A point, and whether it lies inside.</summary>
[Schema(From = typeof(OpenPoint))]
public partial record struct Point
{
    /// <summary>1 inside, 0 outside.</summary>
    [Column("inside")]
    public float Inside { get; init; }
}
