using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>What is known of the rows of a dataset, column by column. Nothing in it is NaN or infinite, and it holds no value of a sensitive column.</summary>
/// <param name="Schema">The name of the rows' schema.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Columns">The columns, in the schema's order.</param>
public sealed record DatasetStatistics(string Schema, long Rows, ImmutableArray<ColumnStatistics> Columns)
{
    /// <summary>The column whose values are the weights of rows; null where each row counts once.</summary>
    public string? WeightColumn { get; init; }

    /// <summary>The weight of all rows; their number where each counts once.</summary>
    public double Weight { get; init; } = Rows;

    /// <summary>The column that the others are held against (<see cref="ColumnStatistics.Label"/>); null where none is asked for.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>What was asked for and is not known, with the reason, a sentence each; empty where all is.</summary>
    public ImmutableArray<string> NotKnown { get; init; } = [];

    /// <summary>The same of parts of the rows, where asked for, the largest parts first within each column.</summary>
    public ImmutableArray<SliceStatistics> Slices { get; init; } = [];

    /// <summary>The column of a name, or null.</summary>
    /// <param name="name">The name in files, compared ordinally.</param>
    public ColumnStatistics? Find(string name)
    {
        foreach (ColumnStatistics column in Columns)
        {
            if (column.Name == name)
                return column;
        }

        return null;
    }
}
