using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Millrace.Quality.Tests.Reports.Pages;

namespace Millrace.Quality.Tests.Reports.Browsers;

/// <summary>Pages in a real browser.</summary>
public sealed partial class BrowserTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("millrace-browser-").FullName;

    public static TheoryData<string> Pages => ["report", "comparison", "empty", "nothing"];

    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A part of the browser still ends.
        }
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_whole_without_scripts_and_fits_narrow_and_wide_screens(string name)
    {
        byte[] page = Page(name);
        (JsonElement[] frames, string[] messages) = await MeasureAsync(page, isDark: false);
        Assert.Empty(messages);
        Assert.Equal([400, 1280], frames.Select(static frame => frame.GetProperty("width").GetInt32()));
        foreach (JsonElement frame in frames)
        {
            Assert.Empty(frame.GetProperty("outside").EnumerateArray().Select(static each => each.GetString()));
            Assert.InRange(frame.GetProperty("needed").GetInt32(), 100, frame.GetProperty("width").GetInt32());
            Assert.True(frame.GetProperty("seen").GetBoolean());
            Assert.Equal(new PageFile(page).All("table").Count(), frame.GetProperty("tables").GetInt32());
            Assert.InRange(frame.GetProperty("text").GetInt32(), 100, int.MaxValue);
            Assert.Equal(0, frame.GetProperty("requests").GetInt32());
            Assert.Empty(frame.GetProperty("links").EnumerateArray());
        }
    }

    [BrowserTheory]
    [InlineData("report")]
    public async Task A_page_is_light_or_dark_as_the_readers_system_is(string name)
    {
        byte[] page = Page(name);
        (JsonElement[] light, _) = await MeasureAsync(page, isDark: false);
        (JsonElement[] dark, _) = await MeasureAsync(page, isDark: true);
        foreach ((JsonElement[] frames, bool isDark) in ((JsonElement[], bool)[])[(light, false), (dark, true)])
        {
            Assert.Equal(isDark, Brightness(frames[0], "background") < 0.2);
            Assert.Equal(isDark, Brightness(frames[0], "colour") > 0.7);
            Assert.NotEqual(frames[0].GetProperty("background").GetString(), frames[0].GetProperty("bar").GetString());
        }
    }

    [BrowserTheory]
    [InlineData("report")]
    public async Task A_page_opens_from_a_file_without_a_word_on_the_console(string name)
    {
        string file = Path.Combine(_folder, "page.html");
        await File.WriteAllBytesAsync(file, Page(name));
        (string document, string[] messages) = await Browser.OpenAsync(file, Path.Combine(_folder, "profile"));
        Assert.Empty(messages);
        Assert.Contains("id=\"anomalies\"", document, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", document, StringComparison.Ordinal);
    }

    private static byte[] Page(string name)
    {
        DatasetStatistics trips = SampleStatistics.Trips(), others = SampleStatistics.Trips(seed: 2, shift: 2, rows: 700);
        return name switch
        {
            "report" => ReportPage.Of(trips, SampleStatistics.Anomalies),
            "comparison" => ReportPage.Compare(trips, others, SampleStatistics.Anomalies, "serving", "training"),
            "empty" => ReportPage.Of(SampleStatistics.Trips(rows: 0), []),
            _ => ReportPage.Of(new DatasetStatistics("Nothing", 0, []), []),
        };
    }

    private static double Brightness(JsonElement frame, string what) =>
        Number().Matches(frame.GetProperty(what).GetString()!).Take(3).Average(static each => double.Parse(each.Value, CultureInfo.InvariantCulture)) / 255;

    private async Task<(JsonElement[] Frames, string[] Messages)> MeasureAsync(byte[] page, bool isDark)
    {
        string file = Path.Combine(_folder, "frames.html");
        await File.WriteAllTextAsync(file, FramedPage.Of(Encoding.UTF8.GetString(page), 400, 1280));
        (string document, string[] messages) = await Browser.OpenAsync(file, Path.Combine(_folder, isDark ? "dark" : "light"), isDark);
        string found = Encoding.UTF8.GetString(Convert.FromBase64String(Found().Match(document).Groups[1].Value));
        return ([.. JsonDocument.Parse(found).RootElement.EnumerateArray()], messages);
    }

    [GeneratedRegex("data-found=\"([^\"]+)\"")]
    private static partial Regex Found();

    [GeneratedRegex("[0-9.]+")]
    private static partial Regex Number();
}
