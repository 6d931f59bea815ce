using System.Globalization;
using System.Text.Json;

namespace Millrace.Data.Tests.Files;

/// <summary>Files of many writers against their rows, which lie beside them as another reader wrote them down.</summary>
public sealed class HyparquetTests
{
    private const string Folder = "parquet-suites/hyparquet-files";

    [RealDataFact(Folder + "/alpha.parquet")]
    public void Each_flat_column_of_each_file_has_the_values_beside_it()
    {
        var wrong = new List<string>();
        int flat = 0;
        string[] files = Directory.GetFiles(RealDataFactAttribute.PathOf(Folder), "*.parquet");
        foreach (string file in files)
        {
            FileMetadata metadata = ParquetFileReader.ReadMetadata(file);
            bool[] isFlat = [.. metadata.Root.Children.Select(static node => JsonRows.IsFlat(node))];
            LooseRows rows = LooseRows.Read(file);
            using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Path.ChangeExtension(file, ".json")));
            if (expected.RootElement.GetArrayLength() != metadata.Rows)
                wrong.Add($"{Path.GetFileName(file)}: {metadata.Rows} rows");
            flat += isFlat.All(static each => each) ? 1 : 0;
            for (int i = 0; i < isFlat.Length; i++)
            {
                if (isFlat[i])
                    Compare(file, expected.RootElement, i, metadata.Root.Children[i], rows, wrong);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal((63, 41), (files.Length, flat));
    }

    [RealDataFact(Folder + "/alpha.parquet")]
    public void Each_flat_column_of_each_file_has_the_values_that_ParquetSharp_reads()
    {
        string folder = RealDataFactAttribute.PathOf(Folder);
        var wrong = new List<string>();
        foreach (string file in Directory.GetFiles(folder, "*.parquet").Order(StringComparer.Ordinal))
        {
            try
            {
                Assert.Equal(Verdict.Right, Verdict.Of(folder, file, isFlat: true).Kind);
            }
            catch (Exception error)
            {
                wrong.Add($"{Path.GetFileName(file)}: {error.Message}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static void Compare(string file, JsonElement expected, int field, SchemaNode node, LooseRows rows, List<string> wrong)
    {
        List<object?> column = rows.Columns[rows.Schema.IndexOf(node.Name)];
        for (int row = 0; row < column.Count; row++)
        {
            JsonElement cell = expected[row][field];

            // That reader says null for a list that has no elements and cannot be missing.
            bool isEmpty = node.Repetition != Repetition.Optional && column[row] is object?[] { Length: 0 } && cell.ValueKind == JsonValueKind.Null;
            if (!isEmpty && !JsonRows.IsSame(cell, column[row]))
            {
                string place = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}, {node.Name}, row {row + 1}");
                wrong.Add($"{place}: {Cells.Show(column[row])}, not {cell}");
                return;
            }
        }
    }
}
