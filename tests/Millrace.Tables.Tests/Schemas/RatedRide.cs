namespace Millrace.Tables.Tests;

/// <summary>A ride with columns of its own, of every kind that can be blank.</summary>
[Schema(From = typeof(Ride), Without = [nameof(Ride.Stops)])]
public partial record struct RatedRide
{
    [Column("rate")] public double Rate { get; init; }
    [Column("word")] public string Word { get; init; }
    [Column("maybe word")] public string? MaybeWord { get; init; }
    [Column("marks")] public int[] Marks { get; init; }
    [Column("seal")] public byte[] Seal { get; init; }
}
