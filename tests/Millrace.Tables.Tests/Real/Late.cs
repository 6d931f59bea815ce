namespace Millrace.Tables.Tests.Real;

/// <summary>Flights that came late, but for those to one place.</summary>
public sealed class Late : IRowFilter<Flight>
{
    public static bool Keep(in Flight flight) => flight.ArrDelay > 15 && flight.Dest != "DFW";
}
