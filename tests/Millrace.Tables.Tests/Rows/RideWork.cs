using Millrace.Data;

namespace Millrace.Tables.Tests;

/// <summary>Rides in an order, as groups, and with others.</summary>
public sealed class RideWork : IOrder<Ride>, Tables.IGrouping<Ride, Stop>, IJoin<Ride, Ride, Stop>
{
    public static Order<Ride> Order => Tables.Order.ByDescending(Ride.Columns.Fare).ThenBy(Ride.Columns.Company);

    public static Grouping<Ride, Stop> Grouping =>
        new Grouping<Ride, Stop>().Key(Ride.Columns.Note, Stop.Columns.Name).Last(Ride.Columns.Id, Stop.Columns.Ride);

    public static Join<Ride, Ride, Stop> Join => new Join<Ride, Ride, Stop>()
        .On(Ride.Columns.Started, Ride.Columns.Started).On(Ride.Columns.Miles, Ride.Columns.Miles)
        .TakeLeft(Ride.Columns.Note, Stop.Columns.Name).TakeRight(Ride.Columns.Id, Stop.Columns.Ride);
}
