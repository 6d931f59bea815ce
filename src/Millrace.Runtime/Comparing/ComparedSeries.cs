namespace Millrace.Runtime;

/// <summary>
/// What a comparison tells of a series: where it begins and ends, how far it went, how many points it has, and how many are not those of another one.
/// </summary>
internal static class ComparedSeries
{
    /// <summary>The numbers.</summary>
    /// <param name="run">The run.</param>
    /// <param name="first">The run that the others are held against.</param>
    public static IEnumerable<(string Name, double Value)> Of(RunRecord run, RunRecord first)
    {
        foreach (StepRecord step in run.Steps)
        {
            foreach (MetricSeries series in step.Series)
            {
                string name = $"{step.Name}.{series.Name}";
                double[] known = [.. series.Points.Select(static point => point.Value).Where(static value => !double.IsNaN(value))];
                yield return ($"{name}, first of series", series.Points[0].Value);
                yield return ($"{name}, last of series", series.Points[^1].Value);
                yield return ($"{name}, least of series", known.Length == 0 ? double.NaN : known.Min());
                yield return ($"{name}, greatest of series", known.Length == 0 ? double.NaN : known.Max());
                yield return ($"{name}, points of series", series.Points.Length);
                yield return ($"{name}, points unlike the first run's", Unlike(series, Find(first, step.Name, series.Name)));
            }
        }
    }

    private static MetricSeries? Find(RunRecord run, string step, string name) =>
        run.Steps.FirstOrDefault(each => each.Name == step)?.Series.FirstOrDefault(each => each.Name == name);

    /// <summary>At how many positions one of them has no point, or another value.</summary>
    private static int Unlike(MetricSeries series, MetricSeries? other)
    {
        if (other is null)
            return series.Points.Length;
        Dictionary<long, double> others = other.Points.ToDictionary(static point => point.Position, static point => point.Value);
        int same = series.Points.Count(point => others.TryGetValue(point.Position, out double value) && value.Equals(point.Value));
        return series.Points.Length + other.Points.Length - series.Points.Count(point => others.ContainsKey(point.Position)) - same;
    }
}
