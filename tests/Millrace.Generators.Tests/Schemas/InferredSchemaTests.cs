using System.Text;
using Millrace.Data.Tests;

namespace Millrace.Generators.Tests.Schemas;

/// <summary>What is inferred of a file compiles and reads the file.</summary>
public sealed class InferredSchemaTests : IDisposable
{
    private const int Rows = 120;

    // Of so many rows of a later month the first is read, and of half as many in the first month.
    private static readonly int s_every = Environment.GetEnvironmentVariable("MILLRACE_FULL") == "1" ? 1 : 12;

    private static readonly string[] s_names =
    [
        "id", "class", "Class", "CLASS", "cLASS", "a b", "a-b", "a_b", "A B", "1st", "count", "Row", "batch", "Schema", "Columns", "equals", "ToString", "GetHashCode",
        "say \"hi\"", "naïve", "模型", "line\nbreak", "back\\slash", "{brace}", "a.b", "_", "__", "@at", "#", "null", "true", "string", "DateTime", "DateOnly", "Guid",
        "Nullable", "System", "Millrace", "Int32", "e\u0301", "\u00e9", "😀", "values", "value", "index", "rows", "info", "capacity", "source", "T", "Item", "Add", "this",
        "field", "record", "await", "nameof", "var", "hostile", "Hostile", "line\u2028end", "tab\there", "</summary>", "*/", "\"", "'", "%", "constructor", "_1", "1", "٣", "Ⅷ", "ﬁ",
        "finalize", "clone", "<Clone>$", "op_Equality", "get_Id", "Id2", "ID", " padded ",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("millrace-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Hostile_names_compile_and_read_back_in_every_format()
    {
        string csv = PathOf("hostile.csv");
        await File.WriteAllTextAsync(csv, Csv([.. s_names, "x", "x", "", "\u2028"]));
        Inferred ofCsv = await Inferred.OfAsync(csv, "CsvFile");
        List<string> rows = ofCsv.Read(csv);
        Assert.Equal(Rows, rows.Count);
        Assert.Equal(2, ofCsv.Source.Split("    // Column \"x\" is left out").Length - 1);
        Assert.Equal(2, ofCsv.Source.Split("is left out: its name is blank").Length - 1);
        Assert.Equal(s_names.Length, rows[0].Split("=").Length - 1);

        string parquet = PathOf("hostile.parquet");
        string lines = PathOf("hostile.jsonl");
        ofCsv.Convert(csv, parquet, lines, PathOf("again.csv"));
        Assert.Equal(rows, ofCsv.Read(PathOf("again.csv")));
        Inferred ofParquet = await Inferred.OfAsync(parquet, "ParquetFile");
        Assert.Equal(rows, ofParquet.Read(parquet));
        Inferred ofLines = await Inferred.OfAsync(lines, "JsonLinesFile");
        Assert.Equal(rows, ofLines.Read(lines));
        Assert.Equal(Members(ofCsv), Members(ofParquet));
        Assert.Equal(Members(ofCsv), Members(ofLines));
        Assert.Contains("OneOf(", ofLines.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DateTime")]
    [InlineData("Guid")]
    [InlineData("System")]
    [InlineData("Millrace")]
    [InlineData("Columns")]
    [InlineData("class")]
    [InlineData("2026-01")]
    [InlineData("…")]
    [InlineData("a\u2028b&")]
    public async Task Files_of_any_name_have_schemas(string name)
    {
        string path = PathOf($"{name}.json");
        await File.WriteAllTextAsync(path, "{\"at\":\"2026-01-31T10:00:00\",\"key\":\"00112233-4455-6677-8899-aabbccddeeff\",\"list\":[1.5,null],\"place\":{\"lat\":1}}\n{}\n");
        Inferred inferred = await Inferred.OfAsync(path, "JsonLinesFile");
        Assert.Equal(
            [
                "at=2026-01-31T10:00:00;key=00112233-4455-6677-8899-aabbccddeeff;list=[1.5,null];place={\"lat\":1};",
                "at=(missing);key=(missing);list=(missing);place=(missing);",
            ],
            inferred.Read(path));
    }

    [RealDataFact("nyc-green-taxi/green_tripdata_2020-04.parquet")]
    public async Task Green_taxi_months_are_read_through_the_first_or_say_what_differs()
    {
        string[] months = [.. Directory.GetFiles(Path.GetDirectoryName(RealDataFactAttribute.PathOf("nyc-green-taxi/green_tripdata_2020-04.parquet"))!, "*.parquet").Order(StringComparer.Ordinal)];
        Inferred first = await Inferred.OfAsync(months[0], "ParquetFile", "Trip");
        var told = new StringBuilder();
        foreach (string month in months)
        {
            try
            {
                told.Append(Path.GetFileName(month)).Append(": ").Append(first.Read(month).Count).Append('\n');
            }
            catch (Millrace.Data.DataException error)
            {
                told.Append(error.Message.Replace(Path.GetDirectoryName(month) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)).Append('\n');
            }
        }

        Assert.Equal(
            """
            green_tripdata_2020-04.parquet: 35644
            green_tripdata_2020-08.parquet: 81063
            green_tripdata_2021-01.parquet: 76518
            green_tripdata_2021-02.parquet: 64572
            green_tripdata_2021-03.parquet: 83827
            green_tripdata_2021-04.parquet: 86941
            green_tripdata_2021-05.parquet: 88180

            """,
            told.ToString());
    }

    /// <summary>What is read of text is what Parquet holds. Of the months some rows are read; with MILLRACE_FULL=1 all are.</summary>
    [RealDataTheory("nyc-green-taxi/green_tripdata_2020-04.parquet")]
    [InlineData("CsvFile", "csv")]
    [InlineData("JsonLinesFile", "jsonl")]
    public async Task Months_in_text_are_read_through_the_first(string reader, string ending)
    {
        string folder = Path.GetDirectoryName(RealDataFactAttribute.PathOf("nyc-green-taxi/green_tripdata_2020-04.parquet"))!;
        string[] months = [.. Directory.GetFiles(folder, "*.parquet").Order(StringComparer.Ordinal)];
        Assert.Equal(7, months.Length);
        Inferred parquet = await Inferred.OfAsync(months[0], "ParquetFile", "Trip");
        Inferred? first = null;
        foreach (string month in months)
        {
            string path = PathOf($"{Path.GetFileNameWithoutExtension(month)}.{ending}");
            int every = first is null ? (s_every + 1) / 2 : s_every;
            parquet.Convert(month, null, ending == "jsonl" ? path : null, ending == "csv" ? path : null, every);
            first ??= await Inferred.OfAsync(path, reader, "Trip");
            List<string> expected = parquet.Read(month, every);
            List<string> found = first.Read(path);
            Assert.Equal(expected.Count, found.Count);
            Assert.True(found[0].Split(';').Length > 15);

            // Text says nothing of columns that are always missing; everything else is told.
            Assert.DoesNotContain(expected.Zip(found), static each => each.Second.Split(';').Except(each.First.Split(';')).Any());
            IEnumerable<string> lost = expected.Zip(found).SelectMany(static each => each.First.Split(';').Except(each.Second.Split(';')));
            Assert.All(lost.Distinct(), static value => Assert.EndsWith("(missing)", value, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Members(Inferred inferred) => inferred.Source.Split('\n').Where(static line => line.Contains("{ get; init; }", StringComparison.Ordinal));

    private string PathOf(string name) => Path.Combine(_folder, name);

    // Of every kind of column some, missing values among them.
    private static string Csv(string[] names)
    {
        Func<int, string>[] kinds =
        [
            static i => $"{i}", static i => $"text {i}", static i => i % 3 == 0 ? "" : $"{i}.5", static i => $"2026-01-{1 + (i % 31):00}", static i => i % 2 == 0 ? "Cash" : "\"Credit \"\"Card\"\"\"",
            static i => i % 2 == 0 ? "true" : "false", static i => $"2026-01-31T10:00:{i % 60:00}", static i => i % 5 == 0 ? "" : $"{10_000_000_000L + i}", static i => $"10:{i % 60:00}:00",
            static i => $"00112233-4455-6677-8899-{i:000000000000}",
        ];
        var text = new StringBuilder(string.Join(',', names.Select(static name => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))).Append('\n');
        for (int row = 0; row < Rows; row++)
            text.AppendJoin(',', names.Select((_, column) => kinds[column % kinds.Length](row))).Append('\n');
        return text.ToString();
    }
}
