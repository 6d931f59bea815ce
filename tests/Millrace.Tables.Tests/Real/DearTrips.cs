using Millrace.Data;

namespace Millrace.Tables.Tests.Real;

/// <summary>Trips of many dollars a mile, or of nobody knows how many, that did not begin in one zone.</summary>
public sealed class DearTrips : IRowCondition<TripRate>
{
    public static Filter<TripRate> Condition => (TripRate.Columns.Rate > 20 | TripRate.Columns.Rate.IsMissing()) & TripRate.Columns.Zone != 75;
}
