namespace Millrace.Tables.Tests;

public sealed class Late : IRowFilter<Flight>
{
    public static bool Keep(in Flight flight) => flight.ArrivalDelay > 15 && flight.Destination != "DFW";
}
