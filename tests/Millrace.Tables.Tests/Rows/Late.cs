namespace Millrace.Tables.Tests;

public sealed class Late : IRowFilter<HoustonFlight>
{
    public static bool Keep(in HoustonFlight flight) => flight.ArrivalDelay > 15 && flight.Destination != "DFW";
}
