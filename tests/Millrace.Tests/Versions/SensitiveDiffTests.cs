using Millrace.Tests.Support;

namespace Millrace.Tests.Versions;

/// <summary>Two stored versions of data, of which only the older was sensitive, asked about by a program that knows only the newer one.</summary>
public sealed class SensitiveDiffTests : IDisposable
{
    private readonly TestProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("secret-pins", "open-pins")]
    [InlineData("open-pins", "secret-pins")]
    public async Task Values_that_were_sensitive_on_one_side_are_shown_of_neither(string first, string second)
    {
        _program.Plans[0] = SecretPinsPipeline.Plan;
        string secret = await RunAsync();
        _program.Plans[0] = OpenPinsPipeline.Plan;
        string open = await RunAsync();
        string[] sides = [.. ((string[])[first, second]).Select(each => $"{(each == "secret-pins" ? secret : open)}/make-{each}/output")];

        foreach (string[] options in (string[][])[[], ["--json"], ["--all"], ["--columns", "pin"]])
        {
            (int code, string output, string error) = await _program.RunInStoreAsync(["data", "diff", .. sides, .. options]);
            Assert.True(code == ExitCodes.Success, error);
            Assert.Contains("pin", output, StringComparison.Ordinal);
            foreach (string value in (string[])["4711", "5711", "4799", "5799"])
                Assert.DoesNotContain(value, output, StringComparison.Ordinal);
            Assert.Contains(first == "secret-pins" ? "no longer sensitive" : "sensitive now", output, StringComparison.Ordinal);
        }

        // Of two that are open all is told.
        Assert.Contains("5799", (await _program.RunInStoreAsync("data", "diff", $"{open}/make-open-pins/output", $"{open}/make-open-pins/output", "--all")).Output, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync()
    {
        (int code, string output, string error) = await _program.RunInStoreAsync("run", "--json");
        Assert.True(code == ExitCodes.Success, error);
        return System.Text.Json.JsonDocument.Parse(output).RootElement.GetProperty("run").GetString()!;
    }
}
