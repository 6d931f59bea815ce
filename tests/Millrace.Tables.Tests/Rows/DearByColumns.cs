using Millrace.Data;

namespace Millrace.Tables.Tests;

/// <summary>Rides that cost more than 3 with a company that is known and is not Blue.</summary>
public sealed class DearByColumns : IRowCondition<Ride>
{
    public static Filter<Ride> Condition => Ride.Columns.Fare > 3 & Ride.Columns.Company != "Blue";
}
