using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Millrace.Data;

/// <summary>
/// Points in time, counted from 1970, as what a clock shows; those that count from an instant in UTC as what the clock there shows.
/// </summary>
/// <param name="unit">What is counted.</param>
/// <param name="truncates">Whether what lies below the microsecond is cut off; otherwise it does not fit.</param>
internal readonly struct Timestamp(TimeUnit unit, bool truncates) : IConversion<long, DateTime>
{
    private const long Epoch = 621_355_968_000_000_000;
    private const long LeastMicros = -Epoch / TimeSpan.TicksPerMicrosecond;
    private static readonly long s_mostMicros = (DateTime.MaxValue.Ticks - Epoch) / TimeSpan.TicksPerMicrosecond;

    public int Convert(ReadOnlySpan<long> stored, Span<DateTime> values)
    {
        Span<long> ticks = MemoryMarshal.Cast<DateTime, long>(values);
        int first = unit == TimeUnit.Microseconds ? ConvertVectors(stored, ticks) : 0;
        for (int i = first; i < stored.Length; i++)
        {
            long micros = MicrosOf(stored[i]);
            if (micros < LeastMicros || micros > s_mostMicros || (!truncates && IsFiner(stored[i])))
                return i;
            ticks[i] = Epoch + (micros * TimeSpan.TicksPerMicrosecond);
        }

        return -1;
    }

    public string Show(long stored) => string.Create(CultureInfo.InvariantCulture, $"{stored} {unit.ToString().ToLowerInvariant()} from 1970");

    public string? ReasonOf(long stored) => FinerTime.ReasonOf<long, DateTime, Timestamp>(stored, new Timestamp(unit, truncates: true));

    private bool IsFiner(long stored) => unit == TimeUnit.Nanoseconds && stored % FinerTime.Nanoseconds != 0;

    // Nanoseconds are cut towards the past on both sides of 1970; milliseconds out of range stay out of it.
    private long MicrosOf(long stored) => unit switch
    {
        TimeUnit.Milliseconds => Math.Clamp(stored, (LeastMicros / 1000) - 1, (s_mostMicros / 1000) + 1) * 1000,
        TimeUnit.Microseconds => stored,
        _ => (stored / FinerTime.Nanoseconds) - (stored % FinerTime.Nanoseconds < 0 ? 1 : 0),
    };

    /// <returns>How many were converted: all of them but the last few, or those before the first that is out of range.</returns>
    private static int ConvertVectors(ReadOnlySpan<long> stored, Span<long> ticks)
    {
        var epoch = new Vector<long>(Epoch);
        var least = new Vector<long>(LeastMicros);
        var most = new Vector<long>(s_mostMicros);
        int i = 0;
        for (; i <= stored.Length - Vector<long>.Count; i += Vector<long>.Count)
        {
            var micros = new Vector<long>(stored[i..]);
            if (Vector.LessThanAny(micros, least) || Vector.GreaterThanAny(micros, most))
                break;
            (((micros << 3) + (micros << 1)) + epoch).CopyTo(ticks[i..]);
        }

        return i;
    }
}
