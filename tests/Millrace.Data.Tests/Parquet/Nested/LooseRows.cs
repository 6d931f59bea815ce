using System.Collections.Immutable;

namespace Millrace.Data.Tests.Parquet.Nested;

/// <summary>Reads any file without a schema: each column's values as texts.</summary>
internal static class LooseRows
{
    /// <param name="path">The file.</param>
    /// <param name="isNestedText">Whether lists of values are read as texts, too.</param>
    public static Dictionary<string, List<string?>> Read(string path, bool isNestedText = false)
    {
        FileMetadata metadata = ParquetFileReader.ReadMetadata(path);
        ImmutableArray<ColumnInfo> columns = AnySchema.Of("loose", metadata).Columns;
        if (isNestedText)
            columns = [.. columns.Select(AsText)];
        var texts = columns.ToDictionary(column => column.Name, _ => new List<string?>());
        using var batch = new LooseBatch(new SchemaInfo("loose", columns));
        using ParquetFileReader reader = ParquetFileReader.Open(path, batch);
        while (reader.Read(batch, 1000, CancellationToken.None))
        {
            foreach (Column column in batch.Columns)
            {
                for (int i = 0; i < column.Count; i++)
                    texts[column.Info.Name].Add(column.FormatText(i));
            }
        }

        return texts;
    }

    private static ColumnInfo AsText(ColumnInfo column) =>
        column.Type == ColumnType.List ? new ColumnInfo(column.Name, column.Member, ColumnType.Text, IsNullable: true) : column;
}
