using Millrace;

namespace ChicagoTaxi;

/// <summary>A finished trip: everything of <see cref="OpenTrip"/>, and what came of it.</summary>
[Schema(From = typeof(OpenTrip))]
public partial record struct Trip
{
    /// <summary>Tip in dollars, as far as it was recorded: cash tips mostly are not.</summary>
    [Column("tips"), InRange(0, 1_000)]
    public float Tips { get; init; }
}
