using System.Globalization;
using System.Text;

namespace Millrace.Integration.Tests;

/// <summary>Small CSV files in the city's column layout, made up by rule.</summary>
internal static class TripsCsv
{
    public const string Header =
        "pickup_community_area,fare,trip_start_month,trip_start_hour,trip_start_day,trip_start_timestamp,pickup_latitude,pickup_longitude," +
        "dropoff_latitude,dropoff_longitude,trip_miles,pickup_census_tract,dropoff_census_tract,payment_type,company,trip_seconds," +
        "dropoff_community_area,tips";

    /// <summary>Trips of which half are paid by card, most of those with a large tip.</summary>
    public static string Good(int rows = 1_200)
    {
        var random = new Random(7);
        var text = new StringBuilder(Header).Append('\n');
        for (int i = 0; i < rows; i++)
            text.Append(Row(random)).Append('\n');
        return text.ToString();
    }

    /// <summary>The good file with one line replaced; line 1 is the header.</summary>
    public static string With(int line, Func<string, string> change, int rows = 1_200)
    {
        string[] lines = Good(rows).Split('\n');
        lines[line - 1] = change(lines[line - 1]);
        return string.Join('\n', lines);
    }

    private static string Row(Random random)
    {
        bool card = random.Next(2) == 0;
        double fare = 5 + random.Next(400) / 10.0;
        double tips = card ? fare * (random.Next(4) == 0 ? 0.1 : 0.25) : 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{1 + random.Next(77)},{fare:F2},{1 + random.Next(12)},{random.Next(24)},{1 + random.Next(7)},{1_357_000_200 + (random.Next(100_000) * 900)},41.88,-87.63,41.9,-87.65,{fare / 3:F1},,,{(card ? "Credit Card" : "Cash")},Example Cabs,{60 * random.Next(1, 60)},{1 + random.Next(77)},{tips:F2}");
    }
}
