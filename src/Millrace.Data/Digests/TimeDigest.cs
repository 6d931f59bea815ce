using System.Runtime.InteropServices;

namespace Millrace.Data;

/// <summary>The digest of a column of times, which files hold to the microsecond and without a zone.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="ticks">A value's ticks.</param>
internal sealed class TimeDigest<T>(Func<T, long> ticks) : ColumnDigest
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
                micros[i] = ticks(present[i]) / TimeSpan.TicksPerMicrosecond;
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
}
