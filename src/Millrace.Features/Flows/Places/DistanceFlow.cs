namespace Millrace.Features;

/// <summary>Kilometres along a great circle, by the haversine formula.</summary>
internal sealed class DistanceFlow(NumberFlow latitude, NumberFlow longitude, NumberFlow otherLatitude, NumberFlow otherLongitude) : NumberFlow
{
    private const double Diameter = 2 * 6371.0088;
    private const double Radians = Math.PI / 180;

    public override void Read(FeatureWork work, int first, Span<double> values)
    {
        Span<double> longitudes = stackalloc double[Block], otherLatitudes = stackalloc double[Block], otherLongitudes = stackalloc double[Block];
        int count = values.Length;
        latitude.Read(work, first, values);
        longitude.Read(work, first, longitudes[..count]);
        otherLatitude.Read(work, first, otherLatitudes[..count]);
        otherLongitude.Read(work, first, otherLongitudes[..count]);
        for (int i = 0; i < count; i++)
            values[i] = Of(values[i], longitudes[i], otherLatitudes[i], otherLongitudes[i]);
    }

    /// <summary>The kilometres between two places; NaN where one of them is none.</summary>
    public static double Of(double latitude, double longitude, double otherLatitude, double otherLongitude) =>
        Coordinates.AreValid(latitude, longitude) && Coordinates.AreValid(otherLatitude, otherLongitude)
            ? Between(latitude, longitude, otherLatitude, otherLongitude)
            : double.NaN;

    private static double Between(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        double north = Math.Sin((otherLatitude - latitude) * Radians / 2), east = Math.Sin((otherLongitude - longitude) * Radians / 2);
        double half = (north * north) + (Math.Cos(latitude * Radians) * Math.Cos(otherLatitude * Radians) * east * east);
        return Diameter * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }
}
