namespace Millrace.Data;

/// <summary>How a column of one dataset differs from that of the same name in another.</summary>
/// <param name="Before">The earlier one; null for a new column.</param>
/// <param name="After">The later one; null for a column that is gone.</param>
public sealed record ColumnDifference(ColumnSummary? Before, ColumnSummary? After)
{
    /// <summary>The column's name.</summary>
    public string Name => (After ?? Before)!.Name;

    /// <summary>What differs most.</summary>
    public ColumnDifferenceKind Kind => (Before, After) switch
    {
        (null, _) => ColumnDifferenceKind.New,
        (_, null) => ColumnDifferenceKind.Gone,
        var (before, after) when before.Type != after.Type => ColumnDifferenceKind.Type,
        var (before, after) => before.HoldsSameAs(after) switch
        {
            true => ColumnDifferenceKind.Same,
            false => ColumnDifferenceKind.Content,
            null => ColumnDifferenceKind.Unknown,
        },
    };
}
