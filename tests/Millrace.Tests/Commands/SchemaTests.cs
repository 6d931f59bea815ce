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

    private async Task<(int Code, string Output)> CodeAndOutputAsync(string[] arguments)
    {
        (int code, string output, _) = await _program.RunAsync(arguments);
        return (code, output);
    }
}
