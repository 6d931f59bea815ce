namespace Millrace.Benchmarks.Features;

/// <summary>The parts that the mapping of dates computes.</summary>
internal sealed class SaleDateParts
{
    public float OrderHour { get; set; }

    public float SentDay { get; set; }

    /// <summary>Computes the parts; Monday is 0.</summary>
    public static void Fill(SaleDates from, SaleDateParts to)
    {
        to.OrderHour = from.OrderedAt.Hour;
        to.SentDay = ((int)from.SentAt.DayOfWeek + 6) % 7;
    }
}
