using System.Globalization;

namespace Millrace.Generators.Tests.Fuzz;

/// <summary>
/// How much is typed: a seeded sample; or everything, where the environment variable <c>MILLRACE_FULL</c> is 1; or one of several parts of everything
/// that take as long, where it is 3/20, say: every twentieth prefix, beginning with the third.
/// </summary>
internal static class Extent
{
    private static readonly string[] s_setting = (Environment.GetEnvironmentVariable("MILLRACE_FULL") ?? "").Split('/');

    public static bool IsFull { get; } = s_setting[0].Length > 0;

    /// <summary>Which part, from 1.</summary>
    public static int Part { get; } = IsFull ? int.Parse(s_setting[0], CultureInfo.InvariantCulture) : 1;

    /// <summary>Into how many parts everything is divided.</summary>
    public static int Parts { get; } = s_setting.Length > 1 ? int.Parse(s_setting[1], CultureInfo.InvariantCulture) : 1;
}
