namespace Millrace.Data.Tests;

/// <summary>A tick and what is known of it later.</summary>
[Schema(From = typeof(Tick))]
public partial record struct LateTick
{
    [Column("delay")] public double Delay { get; init; }
    [Column("reason")] public string? Reason { get; init; }
}
