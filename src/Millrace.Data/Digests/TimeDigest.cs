using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Millrace.Data;

/// <summary>The digest of a column of times, which files hold to the microsecond and without a zone.</summary>
/// <typeparam name="T"><see cref="DateTime"/> or <see cref="TimeOnly"/>.</typeparam>
internal sealed class TimeDigest<T> : ColumnDigest
    where T : unmanaged
{
    private T[] _present = [];

    /// <inheritdoc/>
    protected override void AddPresent(Column column)
    {
        ReadOnlySpan<T> present = Dense.Of((ValueColumn<T>)column, ref _present);
        Span<long> micros = stackalloc long[256];
        while (!present.IsEmpty)
        {
            int count = Math.Min(present.Length, micros.Length);
            for (int i = 0; i < count; i++)
                micros[i] = TicksOf(present[i]) / TimeSpan.TicksPerMicrosecond;
            Append(MemoryMarshal.AsBytes(micros[..count]));
            present = present[count..];
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        Pooled.Return(ref _present);
    }

    private static long TicksOf(T value) =>
        typeof(T) == typeof(DateTime) ? Unsafe.BitCast<T, DateTime>(value).Ticks : Unsafe.BitCast<T, TimeOnly>(value).Ticks;
}
