namespace Millrace.Features;

/// <param name="boundaries">Ascending, each once.</param>
internal readonly struct InterpolateMap(double[] boundaries) : INumberMap
{
    public void Map(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = double.IsNaN(values[i]) ? double.NaN : Of(values[i]);
    }

    private double Of(double value)
    {
        int last = boundaries.Length - 1, place = BucketSearch.Place(boundaries, value);
        if (last < 1 || place == 0)
            return 0;
        return place > last ? 1 : (place - 1 + Share(boundaries[place - 1], boundaries[place], value)) / last;
    }

    private static double Share(double from, double to, double value) =>
        double.IsFinite(to - from) ? (value - from) / (to - from) : ((value / 2) - (from / 2)) / ((to / 2) - (from / 2));
}
