namespace Millrace.Quality.Tests.Rows;

/// <summary>Pearson's correlation by its formula, in two passes.</summary>
internal static class Pearson
{
    /// <summary>The correlation; null where one side does not vary.</summary>
    public static double? Of(IEnumerable<(double X, double Y, double Weight)> rows)
    {
        (double X, double Y, double Weight)[] all = [.. rows.Where(static row => row.Weight > 0)];
        if (all.Select(static row => row.X).Distinct().Count() < 2 || all.Select(static row => row.Y).Distinct().Count() < 2)
            return null;
        double total = all.Sum(static row => row.Weight);
        double x = all.Sum(static row => row.Weight * row.X) / total, y = all.Sum(static row => row.Weight * row.Y) / total;
        return all.Sum(row => row.Weight * (row.X - x) * (row.Y - y))
            / Math.Sqrt(all.Sum(row => row.Weight * Math.Pow(row.X - x, 2)) * all.Sum(row => row.Weight * Math.Pow(row.Y - y, 2)));
    }
}
