using Millrace.Tables;

namespace ChicagoTaxi;

/// <summary>What tells trips apart, so that a trip keeps its part when others come or go. The city gives them no numbers in this layout.</summary>
public sealed class TripKey : IRowKey<Trip>
{
    /// <inheritdoc/>
    public static RowKey<Trip> Key =>
        RowKey.Of(Trip.Columns.StartSeconds, Trip.Columns.Fare, Trip.Columns.Miles, Trip.Columns.Seconds, Trip.Columns.PickupArea);
}
