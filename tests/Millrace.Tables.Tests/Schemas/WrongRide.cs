namespace Millrace.Tables.Tests;

/// <summary>A ride whose miles are of another type.</summary>
[Schema]
public partial record struct WrongRide
{
    [Column("miles")] public int Miles { get; init; }
}
