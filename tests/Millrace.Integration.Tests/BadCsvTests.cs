namespace Millrace.Integration.Tests;

/// <summary>A bad file fails its step with one clear message, leaves nothing of it behind, and the next good run works.</summary>
public sealed class BadCsvTests
{
    public static TheoryData<string, string?, string[]> Faults => new()
    {
        { "missing", null, ["trips.csv", "no such file"] },
        { "empty", "", ["trips.csv", "empty"] },
        { "without a column", TripsCsv.Good().Replace(",fare,", ",fair,", StringComparison.Ordinal), ["trips.csv", "\"fare\"", "\"fair\""] },
        { "an unreadable number", TripsCsv.With(17, line => Cell(line, 1, "twelve")), ["trips.csv", "line 17", "\"fare\"", "\"twelve\""] },
        { "a quote never closed", TripsCsv.With(20, line => Cell(line, 14, "\"Blue")), ["trips.csv", "line 20", "quote"] },
        { "a short row", TripsCsv.With(9, line => line[..line.LastIndexOf(',')]), ["trips.csv", "line 9", "17", "18"] },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task It_is_refused_with_place_and_value(string fault, string? text, string[] expected)
    {
        using var folder = new WorkFolder();
        if (text is not null)
            folder.Write("trips.csv", text);

        SampleProcess.Finished run = await SampleProcess.RunAsync(folder.Path, "run", "--source", "trips.csv");

        Assert.True(run.ExitCode == 1, fault + run.All);
        Assert.All(expected, part => Assert.Contains(part, run.All, StringComparison.Ordinal));
        Assert.DoesNotContain("   at Millrace", run.All, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File(".millrace/objects")) && Directory.EnumerateFiles(folder.File(".millrace/objects"), "*", SearchOption.AllDirectories).Any());
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.File(".millrace/staging")));

        folder.Write("trips.csv", TripsCsv.Good());
        SampleProcess.Finished next = await SampleProcess.RunAsync(folder.Path, "run", "--source", "trips.csv");
        Assert.True(next.ExitCode == 0, next.All);
    }

    [Fact]
    public async Task A_sensitive_value_is_masked_in_the_message()
    {
        using var folder = new WorkFolder();
        folder.Write("trips.csv", TripsCsv.With(12, line => Cell(line, 6, "at-home")));

        SampleProcess.Finished run = await SampleProcess.RunAsync(folder.Path, "run", "--source", "trips.csv");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("line 12", run.All, StringComparison.Ordinal);
        Assert.Contains("pickup_latitude", run.All, StringComparison.Ordinal);
        Assert.DoesNotContain("at-home", run.All, StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(folder.File(".millrace"), "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain("at-home", File.ReadAllText(file), StringComparison.Ordinal));
    }

    private static string Cell(string line, int column, string value)
    {
        string[] cells = line.Split(',');
        cells[column] = value;
        return string.Join(',', cells);
    }
}
