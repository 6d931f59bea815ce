namespace Millrace.Benchmarks.Prediction;

/// <summary>A ride that has ended.</summary>
[Schema(From = typeof(OpenRide))]
public partial record struct Ride
{
    /// <summary>The tip.</summary>
    [Column("tip")]
    public float Tip { get; init; }
}
