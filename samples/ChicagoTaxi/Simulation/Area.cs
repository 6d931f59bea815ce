namespace ChicagoTaxi;

/// <summary>A community area that simulated trips begin and end in, with the rough place of its middle.</summary>
/// <param name="Number">The area's number.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Weight">How busy it is.</param>
internal sealed record Area(int Number, double Latitude, double Longitude, int Weight)
{
    private static readonly Area[] s_all =
    [
        new(8, 41.900, -87.632, 34), new(32, 41.879, -87.628, 22), new(28, 41.874, -87.664, 12), new(6, 41.944, -87.654, 9),
        new(7, 41.923, -87.649, 7), new(76, 41.980, -87.909, 5), new(3, 41.966, -87.656, 3), new(33, 41.857, -87.621, 3),
        new(24, 41.901, -87.676, 3), new(56, 41.786, -87.751, 2), new(77, 41.986, -87.663, 1), new(41, 41.794, -87.592, 1),
        new(1, 42.010, -87.670, 1), new(22, 41.923, -87.699, 1), new(69, 41.764, -87.615, 1),
    ];

    private static readonly int s_weights = s_all.Sum(area => area.Weight);

    /// <summary>Draws an area, busy ones more often.</summary>
    public static Area Pick(Random random)
    {
        int draw = random.Next(s_weights);
        foreach (Area area in s_all)
        {
            draw -= area.Weight;
            if (draw < 0)
                return area;
        }

        return s_all[^1];
    }

    /// <summary>Miles as the crow flies; the city is small enough for a flat map.</summary>
    public double MilesTo(Area other)
    {
        double north = (other.Latitude - Latitude) * 69.0;
        double east = (other.Longitude - Longitude) * 69.0 * Math.Cos(Latitude * Math.PI / 180);
        return Math.Sqrt((north * north) + (east * east));
    }
}
