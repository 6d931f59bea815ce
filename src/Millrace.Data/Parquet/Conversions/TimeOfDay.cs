using System.Globalization;
using System.Numerics;

namespace Millrace.Data;

/// <summary>Times of day, counted from midnight.</summary>
/// <param name="unit">What is counted.</param>
/// <param name="truncates">Whether what lies below the microsecond is cut off; otherwise it does not fit.</param>
internal readonly struct TimeOfDay<TStored>(TimeUnit unit, bool truncates) : IConversion<TStored, TimeOnly>
    where TStored : unmanaged, IBinaryInteger<TStored>
{
    public int Convert(ReadOnlySpan<TStored> stored, Span<TimeOnly> values)
    {
        for (int i = 0; i < stored.Length; i++)
        {
            long count = long.CreateTruncating(stored[i]);
            long micros = unit switch
            {
                TimeUnit.Milliseconds => Math.Clamp(count, -1, TimeSpan.TicksPerDay) * 1000,
                TimeUnit.Microseconds => count,
                _ => count < 0 ? -1 : count / FinerTime.Nanoseconds,
            };
            if ((ulong)micros >= TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond || (!truncates && IsFiner(count)))
                return i;
            values[i] = new TimeOnly(micros * TimeSpan.TicksPerMicrosecond);
        }

        return -1;
    }

    public string Show(TStored stored) => string.Create(CultureInfo.InvariantCulture, $"{stored} {unit.ToString().ToLowerInvariant()} from midnight");

    public string? ReasonOf(TStored stored) =>
        FinerTime.ReasonOf<TStored, TimeOnly, TimeOfDay<TStored>>(stored, new TimeOfDay<TStored>(unit, truncates: true));

    private bool IsFiner(long count) => unit == TimeUnit.Nanoseconds && count % FinerTime.Nanoseconds != 0;
}
