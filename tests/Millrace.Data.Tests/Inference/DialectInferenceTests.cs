using System.Text;
using Millrace.Quality;

namespace Millrace.Data.Tests.Inference;

/// <summary>Schemas of CSV that is not as usual.</summary>
public sealed class DialectInferenceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(',', "")]
    [InlineData('\t', "delimiter: \"tab\"")]
    [InlineData(';', "delimiter: \";\"")]
    [InlineData('|', "delimiter: \"|\"")]
    public async Task The_delimiter_is_found_where_nobody_says_it(char delimiter, string arguments)
    {
        string text = "id,name,note\n1,\"Blue, Inc\",a;b\n2,\"x|y\",\"c\td\"\n".Replace(',', '\u0001').Replace("\u0001 ", ", ", StringComparison.Ordinal);
        string file = _folder.Write("data.csv", text.Replace("\u0001", delimiter == ';' ? "\u0002" : $"{delimiter}", StringComparison.Ordinal)
            .Replace("a;b", delimiter == ';' ? "ab" : "a;b", StringComparison.Ordinal).Replace('\u0002', ';'));
        string source = await SchemaInference.InferAsync(file);
        Assert.Contains("[Column(\"id\")] public int Id { get; init; }\n    [Column(\"name\")] public string Name { get; init; }\n    [Column(\"note\")] public string Note", source, StringComparison.Ordinal);
        string comment = $"// The file is no usual CSV: read it with ReadCsv<Data>.Step(path, {arguments}).\n\n/// <summary>";
        Assert.Equal(arguments.Length > 0, source.Contains(comment, StringComparison.Ordinal));
        Assert.Equal(arguments.Length > 0, source.Contains("ReadCsv", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text\nhello, world\n", "line 2: the row has 2 fields, but the header has 1 field.")]
    [InlineData("a;b\n1;2\n3\n", "line 3: the row has 1 field, but the header has 2 fields.")]
    public async Task Where_no_delimiter_fits_the_first_row_that_does_not_is_told(string text, string problem)
    {
        string file = _folder.Write("data.csv", text);
        CsvException error = await Assert.ThrowsAsync<CsvException>(() => SchemaInference.InferAsync(file));
        Assert.Equal($"{file}, {problem}", error.Message);
    }

    [Fact]
    public async Task What_is_said_is_not_looked_for()
    {
        string file = _folder.Write("data.csv", "a;b\n1;2\n");
        Assert.Contains("[Column(\"a;b\")] public string", await SchemaInference.InferAsync(file, new SchemaInferenceOptions { FindsDelimiter = false }), StringComparison.Ordinal);
        var options = new SchemaInferenceOptions { Csv = new CsvOptions { Delimiter = ':' } };
        Assert.Contains("[Column(\"a;b\")] public string", await SchemaInference.InferAsync(file, options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_numbers_separates_no_fields()
    {
        string file = _folder.Write("data.csv", "1,5;2,5;3\n4,5;5,5;6\n");
        var csv = new CsvOptions { HasHeader = false, DecimalSeparator = ',' };
        string source = await SchemaInference.InferAsync(file, new SchemaInferenceOptions { Csv = csv });
        Assert.Contains("public double Column2 ", source, StringComparison.Ordinal);
        Assert.Contains("public int Column3 ", source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_get_their_types_as_the_file_spells_them()
    {
        string file = _folder.File("data.csv");
        await File.WriteAllTextAsync(file, "1.234;0,5;ja;31.12.2025;31.12.2025 10:00;n/a;0.123;1.5\n7;-1.000,25;nein;1.1.2026;1.1.2026 0:05;3;x;Zoë\n", Encoding.Latin1);
        var csv = new CsvOptions
        {
            HasHeader = false, Encoding = "latin1", DecimalSeparator = ',', ThousandsSeparator = '.', DateForms = ["d.M.yyyy", "d.M.yyyy H:mm"],
            TrueSpellings = ["ja"], FalseSpellings = ["nein"], NullSpellings = ["n/a"],
        };
        string source = await SchemaInference.InferAsync(file, new SchemaInferenceOptions { Csv = csv });
        Assert.Equal(
            [
                "int Column1", "double Column2", "bool Column3", "DateOnly Column4", "DateTime Column5", "int? Column6", "string Column7", "string Column8",
            ],
            source.Split("public ").Skip(2).Select(static each => each[..each.IndexOf(" {", StringComparison.Ordinal)]));
        Assert.Contains(
            "// The file is no usual CSV: read it with ReadCsv<Data>.Step(path, delimiter: \";\", hasHeader: false, encoding: \"latin1\", decimalSeparator: \",\", "
            + "thousandsSeparator: \".\", dateForms: [\"d.M.yyyy\", \"d.M.yyyy H:mm\"], trueSpellings: [\"ja\"], falseSpellings: [\"nein\"], nullSpellings: [\"n/a\"]).",
            source,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_hold_tsv_as_well_as_csv_and_json_beside_them_is_none_of_it()
    {
        string folder = _folder.Folder("in");
        _folder.Write("in/a.tsv", "fare\tcompany\n1\tx\n");
        _folder.Write("in/b.TSV", "company\tfare\ny\t2\n");
        _folder.Write("in/notes.json", "{}");
        Assert.Contains("delimiter: \"tab\"", await SchemaInference.InferAsync(folder), StringComparison.Ordinal);
        Fare[] rows = await Csv.CsvReadingTests.Read<Fare>(folder, new CsvOptions { Delimiter = '\t' });
        Assert.Equal([new Fare { Value = 1, Company = "x" }, new Fare { Value = 2, Company = "y" }], rows);
    }

    public void Dispose() => _folder.Dispose();
}
