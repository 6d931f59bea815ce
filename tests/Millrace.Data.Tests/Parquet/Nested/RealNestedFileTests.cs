using System.Text.Json;

namespace Millrace.Data.Tests.Parquet.Nested;

/// <summary>Nested files of other programs against the rows that stand beside them, and against DuckDB.</summary>
public sealed class RealNestedFileTests
{
    private const string Hyparquet = "parquet-suites/hyparquet-files/";
    private const string Apache = "parquet-suites/apache-parquet-testing/data/";

    private static readonly string[] s_beside =
    [
        "continued_page", "datapage_v2.snappy", "duckdb3734", "geoparquet", "hyparquet_struct", "incorrect_map_schema",
        "issue23", "nested_structs.rust", "nonnullable.impala", "nullable.impala", "repeated_no_annotation", "rowend_struct", "struct_offset_index",
        "struct_strings",
    ];

    // What stands beside these shows empty lists as missing where the schema says that they never are.
    private static readonly string[] s_others = ["adam_genotypes", "duckdb2557"];

    private static readonly SameJson s_same = new(isJavaScript: true);

    [RealDataFact(Hyparquet + "nullable.impala.parquet")]
    public void Nested_values_are_those_beside_the_file()
    {
        foreach (string file in s_beside)
        {
            string path = RealDataFactAttribute.PathOf(Hyparquet + file);
            using var expected = JsonDocument.Parse(File.ReadAllText(path + ".json"));
            SchemaNode root = ParquetFileReader.ReadMetadata(path + ".parquet").Root;
            List<string?>[] columns = [.. LooseRows.Read(path + ".parquet").Values];
            Assert.Equal(root.Children.Length, columns.Length);
            Assert.Equal(expected.RootElement.GetArrayLength(), columns[0].Count);
            int row = 0;
            foreach (JsonElement expectedRow in expected.RootElement.EnumerateArray())
            {
                for (int i = 0; i < columns.Length; i++)
                {
                    // The other program shows flat values, geometry and numbers, in its own way.
                    if (columns[i][row] is null or ['{' or '[', ..])
                        AssertSame(columns[i][row], expectedRow[i], root.Children[i], $"{file}, column {i}, row {row + 1}");
                }

                row++;
            }
        }
    }

    [RealDataFact(Hyparquet + "duckdb2557.parquet")]
    public void Nested_values_are_those_that_DuckDB_reads()
    {
        foreach (string file in s_others)
        {
            string path = RealDataFactAttribute.PathOf(Hyparquet + file + ".parquet");
            SchemaNode root = ParquetFileReader.ReadMetadata(path).Root;
            Assert.True(DuckJson.TryCompare(path, [.. root.Children.Where(static child => child.Type is null).Select(static child => child.Name)]));
        }
    }

    [RealDataFact(Apache + "map_no_value.parquet")]
    public void A_map_without_values_is_a_list_of_keys()
    {
        Dictionary<string, List<string?>> texts = LooseRows.Read(RealDataFactAttribute.PathOf(Apache + "map_no_value.parquet"));
        Assert.Equal(["[1,2,3]", "[4,5,6]", "[7,8,9]"], texts["my_map_no_v"]);
        Assert.Equal(texts["my_list"], texts["my_map_no_v"]);
        Assert.Equal(
            ["""{"1":null,"2":null,"3":null}""", """{"4":null,"5":null,"6":null}""", """{"7":null,"8":null,"9":null}"""], texts["my_map"]);
    }

    [RealDataFact(Apache + "list_columns.parquet")]
    public void Lists_of_values_are_the_same_as_lists_and_as_texts()
    {
        string[] files = Directory.GetFiles(RealDataFactAttribute.PathOf(Apache), "*list*.parquet");
        Assert.InRange(files.Length, 5, 20);
        foreach (string path in files)
        {
            Assert.Equal(LooseRows.Read(path), LooseRows.Read(path, isNestedText: true));
        }
    }

    private static void AssertSame(string? own, JsonElement? expected, SchemaNode node, string where)
    {
        using JsonDocument? value = own is null ? null : JsonDocument.Parse(own);
        bool isMissing = expected is null or { ValueKind: JsonValueKind.Null };
        Assert.True(value is null ? isMissing : !isMissing && s_same.Of(value.RootElement, expected!.Value, node), $"{where}: {own} is not {expected}");
    }
}
