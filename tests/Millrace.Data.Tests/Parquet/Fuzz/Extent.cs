using System.Globalization;

namespace Millrace.Data.Tests.Files;

/// <summary>How many files are damaged: a seeded sample; some hundred thousand where the environment variable <c>MILLRACE_FULL</c> is set.</summary>
internal static class Extent
{
    private const int Sample = 2400;
    private const int Full = 100_000;

    /// <summary>Into how many tests they are divided.</summary>
    public const int Shards = 8;

    /// <summary>Cases of a shard: <c>MILLRACE_FULL=1</c> makes it <see cref="Full"/> of all, another number that many times more.</summary>
    public static int Cases { get; } = (Environment.GetEnvironmentVariable("MILLRACE_FULL") ?? "").Split('/')[0] is { Length: > 0 } times
        ? Full / Shards * int.Parse(times, CultureInfo.InvariantCulture)
        : Sample / Shards;
}
