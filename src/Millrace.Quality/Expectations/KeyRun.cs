using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Keys in rising order with their rows, those of one key rising too: in memory, or in a file, of which a few are held at a time.</summary>
internal sealed class KeyRun
{
    private const int BlockKeys = 4096;

    private readonly KeyFile? _file;
    private UInt128[] _keys;
    private long[] _rows;
    private long _start;
    private int _place;
    private int _held;
    private long _left;

    /// <summary>Keeps keys in memory, in arrays of the pool.</summary>
    /// <param name="keys">The keys, in rising order.</param>
    /// <param name="rows">Their rows.</param>
    /// <param name="count">How many there are.</param>
    public KeyRun(UInt128[] keys, long[] rows, int count) => (_keys, _rows, _held) = (keys, rows, count);

    /// <summary>Writes keys into a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="keys">The keys, in rising order.</param>
    /// <param name="rows">Their rows.</param>
    /// <exception cref="MillraceException">The file cannot be written.</exception>
    public KeyRun(KeyFile file, ReadOnlySpan<UInt128> keys, ReadOnlySpan<long> rows)
    {
        (_file, _keys, _rows, _left, _start) = (file, [], [], keys.Length, file.Length);
        for (int start = 0; start < keys.Length; start += BlockKeys)
        {
            int length = Math.Min(BlockKeys, keys.Length - start);
            file.Write(keys.Slice(start, length), rows.Slice(start, length));
        }
    }

    /// <summary>The key that is next.</summary>
    public UInt128 Key => _keys[_place];

    /// <summary>Its row.</summary>
    public long Row => _rows[_place];

    /// <summary>Starts reading. A run is read once.</summary>
    /// <returns>Whether there is a key.</returns>
    public bool Start()
    {
        _place = -1;
        if (_file is not null)
            (_keys, _rows) = (Pooled.Rent<UInt128>(BlockKeys), Pooled.Rent<long>(BlockKeys));
        return Next();
    }

    /// <summary>Goes on to the next key.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Next()
    {
        if (++_place < _held)
            return true;
        if (_file is null || _left == 0)
            return false;
        _held = (int)Math.Min(BlockKeys, _left);
        _file.Read(_start, _keys.AsSpan(0, _held), _rows.AsSpan(0, _held));
        _start += _held * (16L + sizeof(long));
        _left -= _held;
        _place = 0;
        return true;
    }

    /// <summary>Gives its arrays back. Nothing may be asked of it after that.</summary>
    public void LetGo()
    {
        Pooled.Return(ref _keys);
        Pooled.Return(ref _rows);
    }
}
