using System.Text.Json;
using Millrace.Tests.Spans;
using Millrace.Tests.Support;

namespace Millrace.Tests.Versions;

/// <summary>Versions of a shop's invoices, a file a day.</summary>
public sealed class KeptRetailTests : IDisposable
{
    private const string Folder = "online-retail/by-day";

    private readonly SalesFolder _sales = new();
    private readonly TempFolder _folder = new();

    [RealDataFact(Folder)]
    public async Task Every_version_comes_back_byte_by_byte()
    {
        string[] days = [.. Directory.GetFiles(RealDataFactAttribute.PathOf(Folder), "*.csv").Order(StringComparer.Ordinal).Take(12)];
        var runs = new Dictionary<string, Dictionary<string, string>>();
        for (int count = 9; count <= days.Length; count++)
        {
            foreach (string day in days[..count])
                _sales.Write(Path.GetFileName(day), File.ReadAllText(day));

            // A day that is delivered again without its last row.
            _sales.Write(Path.GetFileName(days[count - 9]), string.Join('\n', File.ReadAllLines(days[count - 9])[..^1]) + "\n", hour: count);
            (int code, _, string error) = await _sales.CommandWithFilesAsync("run", "--keep-sources");
            Assert.True(code == ExitCodes.Success, error);
            using JsonDocument run = JsonDocument.Parse((await _sales.CommandAsync("runs", "show", "--json")).Output);
            runs[run.RootElement.GetProperty("run").GetString()!] = Texts(Path.GetDirectoryName(_sales.PathOf("x"))!);
        }

        foreach (string day in days)
            File.Delete(_sales.PathOf(Path.GetFileName(day)));
        foreach ((string run, Dictionary<string, string> texts) in runs)
        {
            (int code, _, string error) = await _sales.CommandAsync("data", "checkout", $"{_sales.PathOf(_sales.Pattern)}@{run}", _folder.File("copy"), "--force");
            Assert.True(code == ExitCodes.Success, error);
            Assert.Equal(texts, Texts(_folder.File("copy")));
        }
    }

    public void Dispose()
    {
        _sales.Dispose();
        _folder.Dispose();
    }

    private static Dictionary<string, string> Texts(string folder) =>
        Directory.GetFiles(folder, "*.csv").ToDictionary(static path => Path.GetFileName(path), static path => File.ReadAllText(path));
}
