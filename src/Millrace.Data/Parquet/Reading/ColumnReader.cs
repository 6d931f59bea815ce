namespace Millrace.Data;

/// <summary>Reads a column of row groups, some rows at a time.</summary>
internal abstract class ColumnReader : IDisposable
{
    /// <summary>Starts with a row group.</summary>
    /// <param name="group">The row group.</param>
    /// <param name="firstRow">Its first row in the file, from 0.</param>
    public abstract void StartGroup(RowGroupMetadata group, long firstRow);

    /// <summary>Adds the next rows of the row group to a column.</summary>
    /// <exception cref="ParquetFault">The file is damaged or uses what is not supported.</exception>
    /// <exception cref="ParquetException">A value does not fit the column.</exception>
    public abstract void Read(Column target, int rows);

    /// <summary>Bytes that a row takes in a batch beyond a fixed width, as far as the row group's metadata tell.</summary>
    public virtual long VariableBytes(RowGroupMetadata group) => 0;

    /// <inheritdoc/>
    public abstract void Dispose();
}
