using Millrace.Data;

namespace Millrace.Tables.Tests;

[Component]
public sealed partial class CountRides
{
    public Value<long> Run([ForEvaluation] Dataset<Ride> test, Dataset<RatedRide> rated, Dataset<Ride> united, Dataset<Stop> stops, Dataset<Stop> mapped) =>
        new(test.RowCount + rated.RowCount + united.RowCount + stops.RowCount + mapped.RowCount);
}
