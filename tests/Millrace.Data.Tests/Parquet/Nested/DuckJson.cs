using System.Text.Json;
using DuckDB.NET.Data;

namespace Millrace.Data.Tests.Parquet.Nested;

/// <summary>Nested columns of any file against the same columns as DuckDB reads them.</summary>
internal static class DuckJson
{
    private static readonly SameJson s_same = new(isJavaScript: false);

    /// <summary>Fails at the first value that differs.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Names of columns.</param>
    /// <returns>Whether DuckDB reads the file; where it does not, nothing was compared.</returns>
    public static bool TryCompare(string path, IReadOnlyCollection<string> columns)
    {
        SchemaNode root = ParquetFileReader.ReadMetadata(path).Root;
        Dictionary<string, List<string?>> texts = LooseRows.Read(path);
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        try
        {
            using DuckDBCommand command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM {Table(path)}";
            command.ExecuteScalar();
        }
        catch (DuckDBException)
        {
            return false;
        }

        foreach (string name in columns)
            Compare(connection, path, root.Children.Single(child => child.Name == name), texts[name]);
        return true;
    }

    private static string Table(string path) => $"read_parquet('{path.Replace("'", "''", StringComparison.Ordinal)}')";

    private static void Compare(DuckDBConnection connection, string path, SchemaNode node, List<string?> texts)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT to_json(\"{node.Name}\")::VARCHAR FROM {Table(path)}";
        using DuckDBDataReader reader = command.ExecuteReader();
        int row = 0;
        for (; reader.Read(); row++)
        {
            string? other = reader.IsDBNull(0) ? null : reader.GetString(0);
            Assert.True(IsSame(texts[row], other, node), $"{path}, column {node.Name}, row {row + 1}: {texts[row]} is not {other}");
        }

        Assert.Equal(row, texts.Count);
    }

    private static bool IsSame(string? own, string? other, SchemaNode node)
    {
        if (own is null || other is null)
            return own is null && other is null or "null";
        using JsonDocument value = JsonDocument.Parse(own);
        using JsonDocument otherValue = JsonDocument.Parse(other);
        return s_same.Of(value.RootElement, otherValue.RootElement, node);
    }
}
