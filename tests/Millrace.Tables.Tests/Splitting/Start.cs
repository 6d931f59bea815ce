namespace Millrace.Tables.Tests;

public sealed class Start : IRowTime<Ride>
{
    public static RowTime<Ride> Time => RowTime.Of(Ride.Columns.Started);
}
