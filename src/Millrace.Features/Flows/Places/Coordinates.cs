namespace Millrace.Features;

/// <summary>Which numbers are latitudes and longitudes.</summary>
internal static class Coordinates
{
    /// <summary>Whether both are numbers in their ranges; NaN is in none.</summary>
    /// <param name="latitude">−90 to 90 degrees.</param>
    /// <param name="longitude">−180 to 360 degrees: east of Greenwich both ways of counting are in use.</param>
    public static bool AreValid(double latitude, double longitude) => latitude is >= -90 and <= 90 && longitude is >= -180 and <= 360;
}
