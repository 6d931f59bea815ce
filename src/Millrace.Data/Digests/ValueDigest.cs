using System.Runtime.InteropServices;

namespace Millrace.Data;

/// <summary>The digest of a column of fixed-width values that a file holds as they are.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal sealed class ValueDigest<T> : ColumnDigest
    where T : unmanaged
{
    private T[] _present = [];

    /// <inheritdoc/>
    protected override void AddPresent(Column column) => Append(MemoryMarshal.AsBytes(Dense.Of((ValueColumn<T>)column, ref _present)));

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        Pooled.Return(ref _present);
    }
}
