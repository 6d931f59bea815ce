namespace Millrace.Data;

/// <summary>What a file says of the columns of a row group.</summary>
internal sealed class GroupRanges(ParquetFileReader reader, SchemaInfo schema, int group) : IRangeSource
{
    /// <inheritdoc/>
    public ColumnRange? Find(ColumnInfo column) => schema.IndexOf(column.Name) is >= 0 and var place ? reader.RangeOf(place, group) : null;
}
