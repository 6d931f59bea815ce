using System.Diagnostics;

namespace Millrace.Quality.Tests.Reports.Browsers;

/// <summary>Chromium without a window.</summary>
internal static class Browser
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    /// <summary>The program, or null where there is none.</summary>
    public static string? Program { get; } = Find();

    /// <summary>Opens a file, waits until it is loaded, and tells what has become of it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="profile">An empty folder for what the browser keeps.</param>
    /// <param name="isDark">Whether the reader's system is dark.</param>
    /// <returns>The document as it is then, and what was said on the browser's console.</returns>
    public static async Task<(string Document, string[] Messages)> OpenAsync(string file, string profile, bool isDark = false)
    {
        var start = new ProcessStartInfo(Program!) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in (string[])
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--enable-logging=stderr", $"--user-data-dir={profile}",
            $"--blink-settings=preferredColorScheme={(isDark ? 0 : 1)}", "--window-size=1280,1000", "--dump-dom", new Uri(file).AbsoluteUri,
        ])
        {
            start.ArgumentList.Add(argument);
        }

        using Process browser = Process.Start(start)!;
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            Task<string> document = browser.StandardOutput.ReadToEndAsync(patience.Token), log = browser.StandardError.ReadToEndAsync(patience.Token);
            await browser.WaitForExitAsync(patience.Token);
            return (await document, [.. (await log).Split('\n').Where(static line => line.Contains(":CONSOLE", StringComparison.Ordinal))]);
        }
        finally
        {
            if (!browser.HasExited)
                browser.Kill(entireProcessTree: true);
        }
    }

    private static string? Find()
    {
        string[] names = OperatingSystem.IsWindows() ? [] : ["chromium", "chromium-browser", "google-chrome"];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
