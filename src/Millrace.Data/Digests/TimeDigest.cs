using System.Runtime.InteropServices;

namespace Millrace.Data;

/// <summary>The digest of a column of times, which files hold to the microsecond and without a zone.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="ticks">A value's ticks.</param>
internal sealed class TimeDigest<T>(Func<T, long> ticks) : ColumnDigest
    where T : struct
{
    private T[] _present = [];
    private long[] _micros = [];

    /// <inheritdoc/>
    protected override void AddPresent(Column column)
    {
        ReadOnlySpan<T> present = Dense.Of((ValueColumn<T>)column, ref _present).Span;
        if (_micros.Length < present.Length)
            _micros = new long[present.Length];
        for (int i = 0; i < present.Length; i++)
            _micros[i] = ticks(present[i]) / TimeSpan.TicksPerMicrosecond;
        Append(MemoryMarshal.AsBytes(_micros.AsSpan(0, present.Length)));
    }
}
