namespace Millrace.Tables.Tests;

public sealed class Dear : IRowFilter<Ride>
{
    public static bool Keep(in Ride ride) => ride.Fare > 3 && ride.Company != "Blue";
}
