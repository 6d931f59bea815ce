namespace Millrace.Quality;

/// <summary>How much a page shows of what could be long, so that it stays small whatever the dataset has; all is in the JSON beside it.</summary>
/// <param name="Values">How many frequent values of a column.</param>
/// <param name="Characters">How many characters of each of them.</param>
/// <param name="Slices">How many slices of each column that rows are sliced by.</param>
/// <param name="Buckets">How many bars of a chart, which a person can still tell apart; more are drawn as fewer.</param>
/// <param name="Quantiles">How many quantiles of a column: the ends, and what lies evenly between them.</param>
/// <param name="HasTips">Whether bars say what they hold when somebody points at them; tables beside charts say it too.</param>
internal readonly record struct PageLimits(int Values, int Characters, int Slices, int Buckets, int Quantiles, bool HasTips)
{
    private const int MostSliceRows = 800;

    /// <summary>The limits of a page about so many columns.</summary>
    public static PageLimits For(int columns) => new(
        columns switch { <= 50 => 20, <= 150 => 10, _ => 5 },
        columns <= 150 ? VisibleText.MostCharacters : 40,
        Math.Clamp(MostSliceRows / Math.Max(1, columns), 3, 20),
        columns <= 50 ? 40 : 20,
        columns <= 50 ? 21 : 11,
        HasTips: columns <= 50);
}
