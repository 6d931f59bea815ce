namespace Millrace.Tables.Tests;

public sealed class Rate : IDerivation<Ride, RatedRide>
{
    public static RatedRide Derive(in Ride ride, in RatedRide copied) =>
        copied with { Rate = ride.Miles == 0 ? 0 : (ride.Fare ?? 0) / ride.Miles, Word = copied.Note + "!" };
}
