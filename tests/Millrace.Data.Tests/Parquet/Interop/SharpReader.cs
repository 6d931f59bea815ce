namespace Millrace.Data.Tests.Files;

using ParquetSharp;
using ColumnReader = ParquetSharp.ColumnReader;
using ParquetFileReader = ParquetSharp.ParquetFileReader;

/// <summary>Reads with ParquetSharp, checksums included.</summary>
internal static class SharpReader
{
    public static ParquetFileReader Open(string path)
    {
        using ReaderProperties properties = ReaderProperties.GetDefaultReaderProperties();
        properties.EnablePageChecksumVerification();
        return new ParquetFileReader(path, properties);
    }

    public static List<string>[] Read(string path, SchemaInfo schema)
    {
        using ParquetFileReader file = Open(path);
        List<string>[] columns = [.. schema.Columns.Select(static _ => new List<string>())];
        for (int i = 0; i < file.FileMetaData.NumRowGroups; i++)
        {
            using RowGroupReader group = file.RowGroup(i);
            for (int c = 0; c < columns.Length; c++)
            {
                using ColumnReader column = group.Column(c);
                using LogicalColumnReader logical = column.LogicalReader();
                columns[c].AddRange(logical.Apply(new All((int)group.MetaData.NumRows, schema.Columns[c])));
            }
        }

        return columns;
    }

    private sealed class All(int rows, ColumnInfo column) : ILogicalColumnReaderVisitor<List<string>>
    {
        public List<string> OnLogicalColumnReader<T>(LogicalColumnReader<T> columnReader) =>
            [.. columnReader.ReadAll(rows).Select(value => Shown.Of(value, column))];
    }
}
