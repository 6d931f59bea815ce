namespace Millrace.Tables.Tests;

public sealed class ToStop : IRowMap<Ride, Stop>
{
    public static Stop Map(in Ride ride) => new() { Ride = ride.Id, Name = $"{ride.Company}/{ride.Payment}" };
}
