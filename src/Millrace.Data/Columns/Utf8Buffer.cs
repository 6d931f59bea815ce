using System.Text;

namespace Millrace.Data;

/// <summary>A text as UTF-8, on the stack where it is short and else in an array of the pool. To be disposed of.</summary>
internal ref struct Utf8Buffer
{
    /// <summary>So many bytes on the stack are enough for most texts.</summary>
    public const int OnStack = 256;

    private readonly Span<byte> _bytes;
    private byte[]? _rented;

    /// <param name="text">The text.</param>
    /// <param name="stack">Memory on the stack, <see cref="OnStack"/> bytes.</param>
    /// <exception cref="DataException">Half a surrogate pair stands alone in the text, which UTF-8 cannot hold.</exception>
    public Utf8Buffer(ReadOnlySpan<char> text, Span<byte> stack)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> utf8 = most <= stack.Length ? stack : _rented = Pooled.Rent<byte>(most);
        if (!Utf8Text.TryEncode(text, utf8, out int read, out int written))
        {
            Dispose();
            throw Utf8Text.HalfPair(text, read);
        }

        _bytes = utf8[..written];
    }

    /// <summary>The text.</summary>
    public readonly ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (_rented is not null)
            Pooled.Return(_rented);
        _rented = null;
    }
}
