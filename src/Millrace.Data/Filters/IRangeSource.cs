namespace Millrace.Data;

/// <summary>What is known of the columns of some rows without reading them.</summary>
internal interface IRangeSource
{
    /// <summary>What is known of a column of the filter's schema; null where nothing is.</summary>
    /// <param name="column">Its place in the schema.</param>
    ColumnRange? Find(int column);
}
