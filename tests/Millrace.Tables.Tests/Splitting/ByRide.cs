namespace Millrace.Tables.Tests;

public sealed class ByRide : IRowKey<Ride>
{
    public static RowKey<Ride> Key => RowKey.Of(Ride.Columns.Id, Ride.Columns.Company);
}
