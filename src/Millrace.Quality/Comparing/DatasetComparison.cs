using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Two datasets of one schema, column by column. Holds no value of a sensitive column.</summary>
/// <param name="Schema">The name of the rows' schema.</param>
/// <param name="Kind">What the datasets are to each other.</param>
/// <param name="CurrentRows">How many rows the current dataset has, or that of training.</param>
/// <param name="PreviousRows">How many rows the previous one has, or that of serving.</param>
/// <param name="Columns">The columns that both have, in the schema's order.</param>
public sealed record DatasetComparison(
    string Schema, Comparison Kind, long CurrentRows, long PreviousRows, ImmutableArray<ColumnComparison> Columns)
{
    /// <summary>How many of the most frequent values distances look at.</summary>
    public const int ComparedValues = 1000;

    /// <summary>The column of a name, or null.</summary>
    /// <param name="name">The name in files, compared ordinally.</param>
    public ColumnComparison? Find(string name) => Columns.FirstOrDefault(each => each.Column == name);

    /// <summary>
    /// Compares what is known of two datasets. Of categories (texts, booleans and what else has frequent values) all three distances are measured, of other
    /// numbers the Jensen–Shannon divergence. A sensitive column is compared where its distributions are given, and its values are not told.
    /// </summary>
    /// <param name="schema">The schema, whose <c>[Drift]</c> or <c>[Skew]</c> limits distances.</param>
    /// <param name="current">What is known of the current dataset, or of that of training.</param>
    /// <param name="previous">What is known of the previous one, or of that of serving.</param>
    /// <param name="kind">What they are to each other.</param>
    public static DatasetComparison Of(SchemaInfo schema, DatasetStatistics current, DatasetStatistics previous, Comparison kind)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(previous);
        var columns = ImmutableArray.CreateBuilder<ColumnComparison>();
        foreach (ColumnInfo column in schema.Columns)
        {
            if (current.Find(column.Name) is { } now && previous.Find(column.Name) is { } before)
                columns.Add(ColumnDistances.Compare(column, LimitOf(column, kind), now, before));
        }

        return new DatasetComparison(schema.Name, kind, current.Rows, previous.Rows, columns.ToImmutable());
    }

    /// <summary>What limits the distances of a column; null where nothing does.</summary>
    internal static DifferenceExpectation? LimitOf(ColumnInfo column, Comparison kind) =>
        kind == Comparison.Drift ? column.Find<DriftExpectation>() : column.Find<SkewExpectation>();
}
