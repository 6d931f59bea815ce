namespace Millrace.Learning;

/// <summary>What every predictor checks of its arguments.</summary>
internal static class PredictorChecks
{
    /// <returns>The number of rows.</returns>
    public static int Rows<T>(ReadOnlySpan<float> rows, Span<T> scores, int width)
    {
        int count = rows.Length / width;
        if (count * width != rows.Length)
            throw new ArgumentException($"{rows.Length} numbers are no whole number of rows of {width}.", nameof(rows));
        if (scores.Length < count)
            throw new ArgumentException($"There is room for {scores.Length} scores, but there are {count} rows.", nameof(scores));
        return count;
    }
}
