namespace Millrace.Data.Tests.Files;

/// <summary>All rows of a file, read as it is by our own reader.</summary>
/// <param name="Schema">The columns that were read.</param>
/// <param name="Columns">Each column's values.</param>
/// <param name="Count">How many rows there are.</param>
internal sealed record LooseRows(SchemaInfo Schema, List<object?>[] Columns, long Count)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="wants">Which columns; null for all of them.</param>
    /// <exception cref="ParquetException">It cannot be read.</exception>
    public static LooseRows Read(string path, Func<ColumnInfo, bool>? wants = null)
    {
        SchemaInfo all = AnySchema.Of(Path.GetFileName(path), ParquetFileReader.ReadMetadata(path));
        SchemaInfo schema = wants is null ? all : new SchemaInfo(all.Name, [.. all.Columns.Where(wants)]);
        List<object?>[] columns = [.. schema.Columns.Select(static _ => new List<object?>())];
        using var batch = new LooseBatch(schema);
        using ParquetFileReader reader = ParquetFileReader.Open(path, batch);
        long count = 0;
        while (reader.Read(batch, RowSource.BatchRows, CancellationToken.None))
        {
            count += batch.Count;
            for (int i = 0; i < columns.Length; i++)
            {
                Column column = batch.Columns[i];
                Assert.Equal(batch.Count, column.Count);
                columns[i].AddRange(Enumerable.Range(0, batch.Count).Select(row => Cells.Of(column, row)));
                Assert.Equal(Enumerable.Range(0, batch.Count).Count(column.IsMissing), column.MissingCount);
            }
        }

        Assert.Equal(reader.RowCount, schema.Columns.IsEmpty ? reader.RowCount : count);
        return new LooseRows(schema, columns, count);
    }
}
