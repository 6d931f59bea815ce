namespace Millrace.Data;

/// <summary>What is known of the columns of some rows without reading them.</summary>
internal interface IRangeSource
{
    /// <summary>What is known of a column; null where nothing is.</summary>
    /// <param name="column">The column, found by its name.</param>
    ColumnRange? Find(ColumnInfo column);
}
