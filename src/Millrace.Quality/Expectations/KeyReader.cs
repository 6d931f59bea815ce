using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Reads the keys of a batch's column (<see cref="ColumnKeys"/>). It keeps memory of its own, so that it is not for several threads at once.</summary>
internal abstract class KeyReader
{
    private UInt128[] _keys = [];

    /// <summary>The keys of all rows; those of rows without a value say nothing. Valid until it reads again.</summary>
    public ReadOnlySpan<UInt128> Read(Column values)
    {
        Pooled.Grow(ref _keys, 0, values.Count);
        Span<UInt128> keys = _keys.AsSpan(0, values.Count);
        Fill(values, keys);
        return keys;
    }

    /// <summary>Gives its memory back until it reads again.</summary>
    public void LetGo() => Pooled.Return(ref _keys);

    protected abstract void Fill(Column values, Span<UInt128> keys);
}
