using System.Runtime.InteropServices;

namespace Millrace.Quality;

/// <summary>Keys in rising order with their rows, those of one key rising too: in memory, or in a file of its own that goes with it.</summary>
internal sealed class KeyRun : IDisposable
{
    private const int BlockKeys = 4096;

    private readonly FileStream? _file;
    private UInt128[] _keys;
    private long[] _rows;
    private int _place;
    private int _held;
    private long _left;

    /// <summary>Keeps keys in memory.</summary>
    /// <param name="keys">The keys, in rising order.</param>
    /// <param name="rows">Their rows.</param>
    /// <param name="count">How many there are.</param>
    public KeyRun(UInt128[] keys, long[] rows, int count) => (_keys, _rows, _held, Count) = (keys, rows, count, count);

    /// <summary>Writes keys into a file.</summary>
    /// <param name="path">The file, which is new.</param>
    /// <param name="keys">The keys, in rising order.</param>
    /// <param name="rows">Their rows.</param>
    /// <exception cref="MillraceException">The file cannot be written.</exception>
    public KeyRun(string path, ReadOnlySpan<UInt128> keys, ReadOnlySpan<long> rows)
    {
        (_keys, _rows, _left, Count) = (new UInt128[BlockKeys], new long[BlockKeys], keys.Length, keys.Length);
        try
        {
            _file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 0, FileOptions.DeleteOnClose);
            for (int start = 0; start < keys.Length; start += BlockKeys)
            {
                int length = Math.Min(BlockKeys, keys.Length - start);
                _file.Write(MemoryMarshal.AsBytes(keys.Slice(start, length)));
                _file.Write(MemoryMarshal.AsBytes(rows.Slice(start, length)));
            }

            _file.Position = 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _file?.Dispose();
            throw new MillraceException(
                $"The keys of a [Unique] column have no room in {Path.GetDirectoryName(path)} ({error.Message}). Make room there, or remove the attribute.", error);
        }
    }

    /// <summary>How many keys it has.</summary>
    public long Count { get; }

    /// <summary>The key that is next.</summary>
    public UInt128 Key => _keys[_place];

    /// <summary>Its row.</summary>
    public long Row => _rows[_place];

    /// <summary>Starts reading. A run is read once.</summary>
    /// <returns>Whether there is a key.</returns>
    public bool Start()
    {
        _place = -1;
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
        _file.ReadExactly(MemoryMarshal.AsBytes(_keys.AsSpan(0, _held)));
        _file.ReadExactly(MemoryMarshal.AsBytes(_rows.AsSpan(0, _held)));
        _left -= _held;
        _place = 0;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file?.Dispose();
        (_keys, _rows, _held, _left) = ([], [], 0, 0);
    }
}
