namespace Millrace;

/// <summary>
/// The distance between two places in kilometres, along a great circle of a sphere of 6371.0088 km radius (the Earth's mean radius by the International Union
/// of Geodesy and Geophysics), by the haversine formula (R. W. Sinnott, Virtues of the Haversine, Sky and Telescope 68, 1984): 2r · arcsin √(sin²(Δφ/2) + cos
/// φ₁ · cos φ₂ · sin²(Δλ/2)). The Earth is no sphere: the distance is up to 0.6 % away from the ellipsoid's. The columns are named by
/// <see cref="FeatureAttribute.FromAll"/>: latitude and longitude of the one place, then of the other, in degrees. Where one of them is missing, NaN or
/// outside its range (latitudes −90 to 90, longitudes −180 to 360), the number is missing: a stage behind may replace it, else it becomes 0.
/// </summary>
public sealed class DistanceAttribute : FeatureAttribute;
