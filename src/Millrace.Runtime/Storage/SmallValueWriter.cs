using System.Buffers;

namespace Millrace.Runtime;

/// <summary>Takes the bytes of a value as long as it is small: what is too large is not held, but saved into a file instead.</summary>
/// <param name="most">How many bytes a small value has at most.</param>
internal sealed class SmallValueWriter(int most) : IBufferWriter<byte>
{
    private const int Least = 256;

    /// <summary>JSON asks for room as if each letter had to be written as \uXXXX, and got six letters of one: who asks for more holds too many.</summary>
    private const int Widest = 8;

    private byte[] _buffer = new byte[Least];
    private int _count;

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _count);

    /// <summary>Whether there was too much of it.</summary>
    public bool IsFull { get; private set; }

    /// <summary>How many bytes are held, written or not.</summary>
    public int Capacity => _buffer.Length;

    /// <summary>Begins anew, and keeps no more room than a small value needs.</summary>
    public void Clear()
    {
        (_count, IsFull) = (0, false);
        if (_buffer.Length > 2 * most)
            _buffer = new byte[Least];
    }

    /// <inheritdoc/>
    /// <exception cref="ValueTooLargeException">There is too much.</exception>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);

        // A writer that was told so once may try again while it is closed.
        if (IsFull || count > most - _count)
            GiveUp();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _buffer.Length - _count);
        _count += count;
    }

    /// <inheritdoc/>
    /// <exception cref="ValueTooLargeException">There is too much.</exception>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        if (sizeHint > Widest * most)
            GiveUp();
        if (_buffer.Length - _count < Math.Max(sizeHint, 1))
            Array.Resize(ref _buffer, Math.Max(2 * _buffer.Length, _count + sizeHint));
        return _buffer.AsMemory(_count);
    }

    /// <inheritdoc/>
    /// <exception cref="ValueTooLargeException">There is too much.</exception>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    private void GiveUp()
    {
        IsFull = true;
        throw new ValueTooLargeException();
    }
}
