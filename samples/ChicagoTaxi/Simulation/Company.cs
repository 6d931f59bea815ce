namespace ChicagoTaxi;

/// <summary>The companies of simulated trips; a third of the trips have none.</summary>
internal static class Company
{
    private static readonly string[] s_names =
    [
        "Simulated Affiliation Services", "Simulated Dispatch", "Blue Example Taxi", "Example Choice Taxi", "Northwest Example Cabs",
        "Sample Cab Corp.", "Top Sample Affiliation", "Prairie Sample Taxi",
    ];

    /// <summary>Draws a company, the first ones more often, or none.</summary>
    public static string? Pick(Random random)
    {
        double draw = random.NextDouble();
        return draw < 0.34 ? null : s_names[(int)(s_names.Length * Math.Pow((draw - 0.34) / 0.66, 2))];
    }
}
