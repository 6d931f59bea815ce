namespace Millrace.Features;

/// <summary>The cells of places.</summary>
/// <param name="latitude">Their latitudes.</param>
/// <param name="longitude">Their longitudes.</param>
/// <param name="precision">Characters of a cell's text.</param>
internal sealed class CellFlow(NumberFlow latitude, NumberFlow longitude, int precision)
{
    public int Precision => precision;

    /// <summary>Finds the cells of some rows.</summary>
    /// <param name="work">The rows.</param>
    /// <param name="first">The first row.</param>
    /// <param name="cells">Receives a cell a row, at most <see cref="NumberFlow.Block"/>; <see cref="Geohash.None"/> for none.</param>
    public void Read(FeatureWork work, int first, Span<long> cells)
    {
        Span<double> latitudes = stackalloc double[NumberFlow.Block], longitudes = stackalloc double[NumberFlow.Block];
        latitude.Read(work, first, latitudes[..cells.Length]);
        longitude.Read(work, first, longitudes[..cells.Length]);
        for (int i = 0; i < cells.Length; i++)
            cells[i] = Geohash.Of(latitudes[i], longitudes[i], precision);
    }
}
