using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Places;

public sealed class DistanceTests
{
    private const double Radius = 6371.0088;

    private static readonly Gen<double?> Latitude = Gen.Frequency(
        (12, Gen.Double[-90, 90].Select(static number => (double?)number)),
        (1, Pick.Of<double?>(null, double.NaN, double.PositiveInfinity, 90, -90, 90.0001, -1e300, 0)));

    private static readonly Gen<double?> Longitude = Gen.Frequency(
        (12, Gen.Double[-180, 360].Select(static number => (double?)number)),
        (1, Pick.Of<double?>(null, double.NaN, double.NegativeInfinity, 360, -180, 360.1, -180.1, 0)));

    [Fact]
    public void It_is_the_angle_between_two_directions_times_the_radius() => Gen.Select(Latitude, Longitude, Latitude, Longitude).Array[1, 600].Sample(static places =>
    {
        PlaceRow[] rows = [.. places.Select(static four => Row(four.Item1, four.Item2, four.Item3, four.Item4))];
        float[] result = Everywhere.FitApply(Define(new DistanceSpec()), PlaceRow.Of(rows), 9);
        for (int i = 0; i < rows.Length; i++)
        {
            double expected = Plain(rows[i]);
            Assert.Equal(expected, result[i], 1e-3 + (1e-6 * expected));
        }
    }, iter: 40);

    [Fact]
    public void Known_distances()
    {
        PlaceRow.Batch rows = PlaceRow.Of([Row(36.12, -86.67, 33.94, -118.4), Row(0, 0, 0, 180), Row(90, 17, -90, 99), Row(10, 350, 10, -10), Row(5, 5, 5, 5), Row(0, 0, null, 0)]);
        float[] result = Everywhere.FitApply(Define(new DistanceSpec()), rows);

        // Nashville to Los Angeles, 2887.2599506 km for a radius of 6372.8 in the literature; then half the circumference twice.
        Assert.Equal(2887.2599506 * Radius / 6372.8, result[0], 1e-3);
        Assert.Equal(Math.PI * Radius, result[1], 1e-2);
        Assert.Equal(Math.PI * Radius, result[2], 1e-2);
        Assert.All(result[3..], static none => Assert.Equal(0, none, 1e-6));
    }

    [Fact]
    public void A_missing_distance_can_be_imputed()
    {
        PlaceRow.Batch rows = PlaceRow.Of([Row(0, 0, 0, 1), Row(91, 0, 0, 1)]);
        float[] result = Everywhere.FitApply(Define(new DistanceSpec(), new ImputeSpec(Impute.Mean, 0)), rows, 1);
        Assert.Equal(result[0], result[1]);
    }

    [Fact]
    public void Four_columns_of_numbers_it_must_be() => Assert.Contains(
        "it needs 4 columns, and there are 2",
        Assert.Throws<FeatureDefinitionException>(static () => Fit.Define([new DistanceSpec()], PlaceRow.Schema, "lat", "lon")).Message,
        StringComparison.Ordinal);

    private static FeatureDefinition Define(params FeatureSpec[] stages) => Fit.Define([.. stages], PlaceRow.Schema, "lat", "lon", "lat2", "lon2");

    private static PlaceRow Row(double? lat, double? lon, double? lat2, double? lon2) => new() { Lat = lat, Lon = lon, Lat2 = lat2, Lon2 = (float?)lon2 };

    private static double Plain(PlaceRow row)
    {
        if (row is not { Lat: >= -90 and <= 90, Lon: >= -180 and <= 360, Lat2: >= -90 and <= 90, Lon2: >= -180 and <= 360 })
            return 0;
        (double x, double y, double z) = Direction(row.Lat.Value, row.Lon.Value);
        (double u, double v, double w) = Direction(row.Lat2.Value, row.Lon2.Value);
        double cross = Math.Sqrt(Square((y * w) - (z * v)) + Square((z * u) - (x * w)) + Square((x * v) - (y * u)));
        return Radius * Math.Atan2(cross, (x * u) + (y * v) + (z * w));
    }

    private static double Square(double number) => number * number;

    private static (double X, double Y, double Z) Direction(double latitude, double longitude)
    {
        (double sin, double cos) = Math.SinCos(latitude / 180 * Math.PI);
        (double east, double front) = Math.SinCos(longitude / 180 * Math.PI);
        return (cos * front, cos * east, sin);
    }
}
