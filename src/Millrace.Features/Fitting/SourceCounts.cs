namespace Millrace.Features;

/// <summary>What a column, or the elements of its lists, had in the training rows.</summary>
/// <param name="Values">How many values there were, with missing ones.</param>
/// <param name="Missing">How many are missing; NaN counts as missing where numbers are read.</param>
internal sealed record SourceCounts(long Values, long Missing)
{
    /// <summary>Numbers that are infinite.</summary>
    public long Infinite { get; init; }

    /// <summary>The ends of the finite numbers; null where there are none, they are no numbers or are sensitive.</summary>
    public SourceRange? Range { get; init; }

    /// <summary>The elements of lists; null where the column has none.</summary>
    public SourceCounts? Elements { get; init; }

    /// <summary>What was learned of a column.</summary>
    /// <param name="source">What has learned it.</param>
    /// <param name="rows">How many rows there were.</param>
    /// <param name="isSensitive">Whether ends must not be told.</param>
    public static SourceCounts Of(FlowAnalyser source, long rows, bool isSensitive) => source switch
    {
        MomentAnalyser { Moments: var moments } => new(rows, source.Missing)
        {
            Infinite = moments.NegativeInfinite.Count + moments.PositiveInfinite.Count,
            Range = isSensitive || moments.Finite.Count == 0 ? null : new SourceRange(moments.Minimum, moments.Maximum),
        },
        ListAnalyser lists => new(rows, source.Missing) { Elements = isSensitive ? lists.Elements with { Range = null } : lists.Elements },
        _ => new(rows, source.Missing),
    };
}
