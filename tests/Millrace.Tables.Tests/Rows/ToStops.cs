namespace Millrace.Tables.Tests;

public sealed class ToStops : IRowFlatMap<Ride, Stop>
{
    public static void Map(in Ride ride, RowOutput<Stop> output)
    {
        foreach (string name in ride.Stops ?? [])
            output.Add(new Stop { Ride = ride.Id, Name = name });
    }
}
