namespace Millrace.Features;

/// <summary>The share of a cycle of the calendar that has passed.</summary>
internal sealed class CycleShareFlow(TickFlow times, Cycle cycle) : NumberFlow
{
    public override void Read(FeatureWork work, int first, Span<double> values)
    {
        Span<long> ticks = stackalloc long[Block];
        ticks = ticks[..values.Length];
        times.Read(work, first, ticks);
        for (int i = 0; i < values.Length; i++)
            values[i] = Share(cycle, ticks[i]);
    }

    /// <summary>The share that has passed at a time; NaN of a missing one.</summary>
    public static double Share(Cycle cycle, long ticks) => cycle switch
    {
        _ when ticks == TickFlow.Missing => double.NaN,
        Cycle.Hour => (double)(ticks % TimeSpan.TicksPerHour) / TimeSpan.TicksPerHour,
        Cycle.Day => (double)(ticks % TimeSpan.TicksPerDay) / TimeSpan.TicksPerDay,
        Cycle.Week => (double)(ticks % (7 * TimeSpan.TicksPerDay)) / (7 * TimeSpan.TicksPerDay),
        Cycle.Month => ShareOfMonth(new DateTime(ticks)),
        _ => ShareOfYear(new DateTime(ticks)),
    };

    private static double ShareOfMonth(DateTime time) =>
        (double)(((time.Day - 1) * TimeSpan.TicksPerDay) + time.TimeOfDay.Ticks) / (DateTime.DaysInMonth(time.Year, time.Month) * TimeSpan.TicksPerDay);

    private static double ShareOfYear(DateTime time) =>
        (double)(((time.DayOfYear - 1) * TimeSpan.TicksPerDay) + time.TimeOfDay.Ticks) / ((DateTime.IsLeapYear(time.Year) ? 366 : 365) * TimeSpan.TicksPerDay);
}
