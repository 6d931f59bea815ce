using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

public sealed class SchemaTests : IDisposable
{
    private readonly TestProgram _program = new();
    private readonly TempFolder _folder = new();

    public SchemaTests() => File.WriteAllText(_folder.File("some-trips.csv"), "miles,company\n1.5,Blue\n2,\n");

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_schema_is_written_to_standard_output()
    {
        (int code, string output, string error) = await _program.RunAsync("schema", "infer", _folder.File("some-trips.csv"), "--namespace", "Taxi.Data");

        Assert.Equal((ExitCodes.Success, ""), (code, error));
        Assert.Contains("namespace Taxi.Data;", output, StringComparison.Ordinal);
        Assert.Contains("public partial record struct SomeTrips", output, StringComparison.Ordinal);
        Assert.Contains("[Column(\"miles\")] public double Miles", output, StringComparison.Ordinal);
        Assert.Contains("[Column(\"company\")] public string? Company", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_written_once_and_not_overwritten()
    {
        string target = _folder.File("Trip.cs");
        string[] arguments = ["schema", "infer", _folder.File("some-trips.csv"), "--name", "Trip", "--output", target];

        Assert.Equal((ExitCodes.Success, ""), await CodeAndOutputAsync(arguments));
        Assert.Contains("public partial record struct Trip", await File.ReadAllTextAsync(target), StringComparison.Ordinal);

        await File.WriteAllTextAsync(target, "mine");
        Assert.Equal((ExitCodes.Failed, ""), await CodeAndOutputAsync(arguments));
        Assert.Equal("mine", await File.ReadAllTextAsync(target));
    }

    [Fact]
    public async Task Machines_read_source_and_place()
    {
        string data = _folder.File("some-trips.csv"), target = _folder.File("Trip.cs");
        (int code, string output, string error) = await _program.RunAsync("schema", "infer", data, "--json");
        Assert.Equal((ExitCodes.Success, ""), (code, error));
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal((1, data), (root.GetProperty("schemaVersion").GetInt32(), root.GetProperty("data").GetString()));
        Assert.Contains("public partial record struct SomeTrips\n", root.GetProperty("source").GetString(), StringComparison.Ordinal);
        Assert.False(root.TryGetProperty("written", out _));

        (_, output, _) = await _program.RunAsync("schema", "infer", data, "--json", "--output", target);
        root = JsonDocument.Parse(output).RootElement;
        Assert.Equal(target, root.GetProperty("written").GetString());
        Assert.Equal(await File.ReadAllTextAsync(target), root.GetProperty("source").GetString());
    }

    [Fact]
    public async Task What_cannot_be_read_is_said()
    {
        (int code, _, string error) = await _program.RunAsync("schema", "infer", _folder.File("none.csv"));
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("none.csv", error, StringComparison.Ordinal);

        (code, _, error) = await _program.RunAsync("schema", "infer", _folder.File("some-trips.csv"), "--name", "a-b");
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("'a-b' is not a value for '--name'", error, StringComparison.Ordinal);

        (code, _, error) = await _program.RunAsync("schema", "infer", _folder.File("some-trips.csv"), "--name", "class");
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("'class' is not a value for '--name': it is no name that a schema can have in C#.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_that_is_not_as_usual_is_understood_as_it_is_said()
    {
        await File.WriteAllBytesAsync(_folder.File("odd.csv"), [.. "'1.234,5';'"u8, 0xEB, .. "';31.12.2025;-\n'2,5';'x';1.1.2026;7\n"u8]);
        (int code, string output, string error) = await _program.RunAsync(
            "schema", "infer", _folder.File("odd.csv"), "--quote", "'", "--encoding", "latin1", "--no-header", "--decimal", ",", "--thousands", ".", "--null", "-",
            "--null", "NA", "--date", "d.M.yyyy");
        Assert.Equal((ExitCodes.Success, ""), (code, error));
        Assert.Contains("public double Column1", output, StringComparison.Ordinal);
        Assert.Contains("public DateOnly Column3", output, StringComparison.Ordinal);
        Assert.Contains("public int? Column4", output, StringComparison.Ordinal);
        Assert.Contains("delimiter: \";\", quote: \"'\", hasHeader: false, encoding: \"latin1\", decimalSeparator: \",\"", output, StringComparison.Ordinal);

        (_, output, _) = await _program.RunAsync("schema", "infer", _folder.File("odd.csv"), "--encoding", "latin1", "--delimiter", "|", "--quote", "none", "--no-header");
        Assert.Contains("public string Column1", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Column2", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--delimiter", "ab", "'ab' is not a value for '--delimiter': expected one character, or the word tab.")]
    [InlineData("--delimiter", "\"", "A quote, a line end or half a surrogate pair cannot separate fields.")]
    [InlineData("--encoding", "klingon", "There is no encoding klingon: name one such as utf-8")]
    [InlineData("--date", "ab", "In the date form ab, a is no part of a date")]
    [InlineData("--thousands", ".", "stand between thousands")]
    public async Task An_option_that_cannot_be_is_wrong_usage(string option, string value, string problem)
    {
        (int code, _, string error) = await _program.RunAsync("schema", "infer", _folder.File("some-trips.csv"), option, value);
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(problem, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_folder_is_made_and_what_cannot_be_written_leaves_nothing()
    {
        string target = _folder.File(Path.Combine("src", "rows", "Trip.cs"));
        string[] arguments = ["schema", "infer", _folder.File("some-trips.csv"), "--output", target];
        Assert.Equal((ExitCodes.Success, ""), await CodeAndOutputAsync(arguments));
        Assert.Equal([target], Directory.GetFiles(_folder.File("src"), "*", SearchOption.AllDirectories));

        (int code, _, string error) = await _program.RunAsync([.. arguments[..4], Path.Combine(_folder.File("some-trips.csv"), "Trip.cs")]);
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("cannot be written: ", error, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output)> CodeAndOutputAsync(string[] arguments)
    {
        (int code, string output, _) = await _program.RunAsync(arguments);
        return (code, output);
    }
}
