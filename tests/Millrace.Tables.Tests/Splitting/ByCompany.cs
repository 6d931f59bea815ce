namespace Millrace.Tables.Tests;

public sealed class ByCompany : IRowKey<Ride>
{
    public static RowKey<Ride> Key => RowKey.Of(Ride.Columns.Company);
}
