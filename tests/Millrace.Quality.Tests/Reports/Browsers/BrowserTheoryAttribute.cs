namespace Millrace.Quality.Tests.Reports.Browsers;

/// <summary>A test in a real browser, skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Browser.Program is null ? "There is no Chromium: apt-get install chromium." : null;
}
