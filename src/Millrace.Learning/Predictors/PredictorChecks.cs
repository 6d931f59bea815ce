namespace Millrace.Learning;

/// <summary>What every predictor checks of its arguments.</summary>
public static class PredictorChecks
{
    /// <summary>Checks that there are whole rows, and room for a score each.</summary>
    /// <param name="rows">The rows one after another.</param>
    /// <param name="scores">Receives a number a row.</param>
    /// <param name="width">Numbers a row.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">There are no whole rows, or too little room.</exception>
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
