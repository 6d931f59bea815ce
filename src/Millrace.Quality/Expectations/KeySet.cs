using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// The values of a column that others refer to, as keys of 128 bits. It takes some 40 bytes for each distinct value, and is filled by one thread at
/// a time; read by many.
/// </summary>
internal sealed class KeySet
{
    private readonly HashSet<UInt128> _keys = [];
    private KeyReader? _reader;

    /// <summary>How many values differ.</summary>
    public int Count => _keys.Count;

    /// <summary>Adds the present values of a batch.</summary>
    public void Add(Column values)
    {
        ReadOnlySpan<UInt128> keys = (_reader ??= NameKeys.Of(values)).Read(values);
        for (int i = 0; i < keys.Length; i++)
        {
            if (!values.IsMissing(i))
                _keys.Add(keys[i]);
        }
    }

    /// <summary>Adds the values of another one.</summary>
    public void Merge(KeySet other) => _keys.UnionWith(other._keys);

    public bool Contains(UInt128 key) => _keys.Contains(key);
}
