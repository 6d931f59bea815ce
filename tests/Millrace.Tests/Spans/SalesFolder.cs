using System.Globalization;
using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Spans;

/// <summary>A folder of daily files, and runs of the pipeline over it.</summary>
internal sealed class SalesFolder : IDisposable
{
    public const string Header = "InvoiceNo,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n";

    // Long ago, so that their digests are kept.
    private static readonly DateTime s_written = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TempFolder _folder = new();
    private readonly TestProgram _program = new();

    public SalesFolder(PipelinePlan? plan = null) => _program.Plans[0] = plan ?? SalesPipeline.Plan;

    public string Pattern { get; init; } = "{yyyy}-{mm}-{dd}.csv";

    public string Store => _program.Store;

    public string PathOf(string name) => _folder.File(name);

    /// <summary>Writes a file as it was delivered on some day.</summary>
    public void Write(string name, string text, int hour = 0)
    {
        File.WriteAllText(PathOf(name), text);
        File.SetLastWriteTimeUtc(PathOf(name), s_written.AddHours(hour));
    }

    /// <summary>Writes a day of a few rows.</summary>
    public void WriteDay(string name, int quantity, int hour = 0)
    {
        string day = Path.GetFileNameWithoutExtension(name)[..10];
        string rows = string.Create(CultureInfo.InvariantCulture, $"1,\"lamp, red\",{quantity},{day} 08:00:00,2.5,17850.0\n2,,1,{day} 09:00:00,1,\n");
        Write(name, Header + rows, hour);
    }

    /// <summary>
    /// Puts nonsense in the place of what a file holds, at equal length and time, which nobody sees who does not read it: whoever does, fails.
    /// </summary>
    public void Spoil(string name)
    {
        DateTime written = File.GetLastWriteTimeUtc(PathOf(name));
        using (FileStream file = File.OpenWrite(PathOf(name)))
            file.Write(new byte[file.Length]);
        File.SetLastWriteTimeUtc(PathOf(name), written);
    }

    /// <summary>Runs, and tells how each step ended.</summary>
    public Task<Dictionary<string, string>> RunAsync(string days = "all") => StepsAsync("steps", "state", "run", "--days", days);

    /// <summary>Tells what a run would do.</summary>
    public Task<Dictionary<string, string>> PlanAsync(string days = "all") => StepsAsync("steps", "outlook", "plan", "--days", days);

    /// <summary>The names of the items' steps that the last run executed, in order.</summary>
    public async Task<string[]> ExecutedAsync()
    {
        using JsonDocument run = JsonDocument.Parse((await _program.RunInStoreAsync("runs", "show", "--items", "--json")).Output);
        return [.. run.RootElement.GetProperty("itemSteps").EnumerateArray()
            .Where(static step => step.GetProperty("state").GetString() == "executed").Select(static step => step.GetProperty("name").GetString()!)];
    }

    /// <summary>What the last run reported.</summary>
    public async Task<string> ReportAsync(string step = "report-sales")
    {
        using JsonDocument preview = JsonDocument.Parse((await _program.RunInStoreAsync("artifacts", "head", $"last/{step}", "--json")).Output);
        return preview.RootElement.GetProperty("rows")[0][0].GetString()!.Trim('"');
    }

    /// <summary>Any command in the store.</summary>
    public Task<(int Code, string Output, string Error)> CommandAsync(params string[] arguments) => _program.RunInStoreAsync(arguments);

    public Task<(int Code, string Output, string Error)> CommandWithFilesAsync(params string[] arguments) =>
        _program.RunInStoreAsync([.. arguments, "--sales", PathOf(Pattern)]);

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    private async Task<Dictionary<string, string>> StepsAsync(string list, string ending, params string[] arguments)
    {
        (int code, string output, string error) = await CommandWithFilesAsync([.. arguments, "--json"]);
        Assert.True(code == ExitCodes.Success, error + output);
        using JsonDocument document = JsonDocument.Parse(output);
        return document.RootElement.GetProperty(list).EnumerateArray().ToDictionary(
            static step => step.GetProperty("name").GetString()!,
            step => $"{step.GetProperty(ending)}: {step.GetProperty("reason").GetString()}");
    }
}
