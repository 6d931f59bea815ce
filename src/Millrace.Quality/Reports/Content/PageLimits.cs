namespace Millrace.Quality;

/// <summary>How much a page shows of what could be long, so that it stays small whatever the dataset has; all is in the JSON beside it.</summary>
/// <param name="Values">How many frequent values of a column.</param>
/// <param name="Characters">How many characters of each of them, and of other values.</param>
/// <param name="Slices">How many slices of each column that rows are sliced by.</param>
/// <param name="Buckets">How many bars of a chart, which a person can still tell apart; more are drawn as fewer.</param>
/// <param name="Quantiles">How many quantiles of a column: the ends, and what lies evenly between them.</param>
/// <param name="HasTips">Whether bars say what they hold when somebody points at them; tables beside charts say it too.</param>
internal readonly record struct PageLimits(int Values, int Characters, int Slices, int Buckets, int Quantiles, bool HasTips)
{
    private const int MostSliceRows = 800;

    /// <summary>How many slices are listed with their sizes, of each column that rows are sliced by.</summary>
    public int Sizes { get; private init; }

    /// <summary>By how many columns each column is shown in slices.</summary>
    public int SliceColumns { get; private init; }

    /// <summary>How many examples or unexpected values of an anomaly.</summary>
    public int Examples { get; private init; }

    /// <summary>How many characters of a sentence, of what a schema would say, and of what it says.</summary>
    public int Sentence { get; private init; }

    /// <summary>Whether a column's section has the sentences of its anomalies once more; else their kinds.</summary>
    public bool HasSentences { get; private init; }

    /// <summary>The limits of a page.</summary>
    /// <param name="columns">How many columns it is about.</param>
    /// <param name="anomalies">How many anomalies it tells.</param>
    public static PageLimits For(int columns, int anomalies = 0)
    {
        int told = Math.Max(columns, anomalies);
        return new PageLimits(
            columns switch { <= 50 => 20, <= 150 => 10, <= 600 => 5, _ => 3 },
            columns switch { <= 150 => VisibleText.MostCharacters, <= 600 => 40, _ => 24 },
            Math.Clamp(MostSliceRows / Math.Max(1, columns), columns <= 600 ? 3 : 1, 20),
            columns <= 50 ? 40 : 20,
            columns <= 50 ? 21 : 11,
            HasTips: columns <= 50)
        {
            Sizes = columns switch { <= 50 => 200, <= 600 => 60, _ => 20 },
            SliceColumns = columns switch { <= 50 => 10, <= 150 => 3, _ => 1 },
            Examples = told switch { <= 20 => ExpectationReport.MaximumUnexpected, <= 50 => 10, <= 150 => 5, <= 600 => 3, _ => 1 },
            Sentence = told switch { <= 20 => 2000, <= 50 => 1000, <= 150 => 400, <= 600 => 200, _ => 100 },
            HasSentences = told <= 50,
        };
    }
}
