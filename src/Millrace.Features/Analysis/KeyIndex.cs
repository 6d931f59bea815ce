namespace Millrace.Features;

/// <summary>Numbers the keys of rows in the order in which they appear. For one thread at a time.</summary>
internal abstract class KeyIndex
{
    /// <summary>What stands for a missing key.</summary>
    public const int None = -1;

    private int[] _keys = [];

    /// <summary>How many keys there are.</summary>
    public abstract int Count { get; }

    /// <summary>The text of a key.</summary>
    public abstract string TextOf(int key);

    /// <summary>The key of each row of a batch, <see cref="None"/> where it is missing. Valid until the next call.</summary>
    public ReadOnlySpan<int> Read(FeatureWork work, int count)
    {
        if (_keys.Length < count)
            _keys = new int[Math.Max(count, 2 * _keys.Length)];
        Span<int> keys = _keys.AsSpan(0, count);
        Read(work, keys);
        return keys;
    }

    /// <summary>The place here of each key of another one, of which those that are new are added.</summary>
    public abstract int[] Take(KeyIndex other);

    /// <summary>Adds a key that is new.</summary>
    /// <param name="utf8">Its text.</param>
    /// <returns>Whether it is a key, and new.</returns>
    public abstract bool TryAdd(ReadOnlySpan<byte> utf8);

    /// <summary>Gives its arrays back; nothing may be asked of it after that.</summary>
    public virtual void LetGo()
    {
    }

    protected abstract void Read(FeatureWork work, Span<int> keys);
}
