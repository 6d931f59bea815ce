namespace Millrace.Benchmarks.Features;

/// <summary>The moments that the mapping of dates reads.</summary>
internal sealed class SaleDates
{
    public DateTime OrderedAt { get; set; }

    public DateTime SentAt { get; set; }
}
