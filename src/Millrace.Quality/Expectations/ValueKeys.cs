using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Reads the keys of values of fixed width.</summary>
internal sealed class ValueKeys<T> : KeyReader
    where T : struct
{
    protected override void Fill(Column values, Span<UInt128> keys)
    {
        ReadOnlySpan<T> all = ((ValueColumn<T>)values).Values;
        for (int i = 0; i < all.Length; i++)
            keys[i] = ColumnKeys.Of(all[i]);
    }
}
