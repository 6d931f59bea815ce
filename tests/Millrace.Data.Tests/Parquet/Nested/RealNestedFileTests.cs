using System.Text.Json;
using DuckDB.NET.Data;

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

    // What stands beside the first two shows empty lists as missing where the schema says that they never are.
    private static readonly string[] s_nested =
    [
        "../../hyparquet-files/adam_genotypes", "../../hyparquet-files/duckdb2557", "datapage_v2.snappy", "datapage_v2_empty_datapage.snappy",
        "incorrect_map_schema", "list_columns", "nested_lists.snappy", "nested_maps.snappy",
        "nested_structs.rust", "nonnullable.impala", "null_list", "nullable.impala", "nulls.snappy", "old_list_structure", "repeated_no_annotation",
        "repeated_primitive_no_list",
    ];

    [RealDataFact(Hyparquet + "nullable.impala.parquet")]
    public void Nested_values_are_those_beside_the_file()
    {
        foreach (string file in s_beside)
        {
            string path = RealDataFactAttribute.PathOf(Hyparquet + file);
            using var expected = JsonDocument.Parse(File.ReadAllText(path + ".json"));
            List<string?>[] columns = [.. LooseRows.Read(path + ".parquet").Values];
            Assert.Equal(expected.RootElement.GetArrayLength(), columns[0].Count);
            int row = 0;
            foreach (JsonElement expectedRow in expected.RootElement.EnumerateArray())
            {
                for (int i = 0; i < columns.Length; i++)
                {
                    // The other program shows flat values, geometry and numbers, in its own way.
                    if (columns[i][row] is null or ['{' or '[', ..])
                        AssertSame(columns[i][row], expectedRow[i], $"{file}, column {i}, row {row + 1}");
                }

                row++;
            }
        }
    }

    [RealDataFact(Apache + "nullable.impala.parquet")]
    public void Nested_values_are_those_that_DuckDB_reads()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        foreach (string file in s_nested)
        {
            string path = RealDataFactAttribute.PathOf(Apache + file + ".parquet");
            foreach ((string name, List<string?> texts) in LooseRows.Read(path))
            {
                if (!texts.Exists(static text => text is ['{' or '[', ..]))
                    continue;
                using DuckDBCommand command = connection.CreateCommand();
                command.CommandText = $"SELECT to_json(\"{name}\")::VARCHAR FROM read_parquet('{path}')";
                using DuckDBDataReader reader = command.ExecuteReader();
                int row = 0;
                for (; reader.Read(); row++)
                {
                    using JsonDocument? value = reader.IsDBNull(0) ? null : JsonDocument.Parse(reader.GetString(0));
                    AssertSame(texts[row], value?.RootElement, $"{file}, column {name}, row {row + 1}");
                }

                Assert.Equal(row, texts.Count);
            }
        }
    }

    [RealDataFact(Apache + "map_no_value.parquet")]
    public void A_map_without_values_is_a_list_of_keys()
    {
        Dictionary<string, List<string?>> texts = LooseRows.Read(RealDataFactAttribute.PathOf(Apache + "map_no_value.parquet"));
        Assert.Equal(["[1,2,3]", "[4,5,6]", "[7,8,9]"], texts["my_map_no_v"]);
        Assert.Equal(texts["my_list"], texts["my_map_no_v"]);
        Assert.Equal("""{"1":null,"2":null,"3":null}""", texts["my_map"][0]);
    }

    [RealDataFact(Apache + "list_columns.parquet")]
    public void Lists_of_values_are_the_same_as_lists_and_as_texts()
    {
        foreach (string file in s_nested)
        {
            string path = RealDataFactAttribute.PathOf(Apache + file + ".parquet");
            Assert.Equal(LooseRows.Read(path), LooseRows.Read(path, isNestedText: true));
        }
    }

    private static void AssertSame(string? own, JsonElement? expected, string where)
    {
        using JsonDocument? value = own is null ? null : JsonDocument.Parse(own);
        bool isMissing = expected is null or { ValueKind: JsonValueKind.Null };
        Assert.True(value is null ? isMissing : !isMissing && SameJson.Of(value.RootElement, expected!.Value), $"{where}: {own} is not {expected}");
    }
}
