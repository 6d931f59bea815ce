namespace Millrace.Data;

/// <summary>Takes the bytes of a stream piece by piece.</summary>
/// <param name="stream">The stream, from its place on.</param>
/// <param name="length">How many bytes of it count.</param>
internal sealed class SketchPieces(Stream stream, long length)
{
    private const int Size = 1 << 16;

    /// <summary>Bytes that have not been taken yet.</summary>
    public long Rest { get; private set; } = length;

    /// <summary>The next piece.</summary>
    /// <param name="begun">What is left of the one before: its beginning.</param>
    /// <param name="least">How many bytes it has at least; there are so many.</param>
    /// <exception cref="EndOfStreamException">The stream has become shorter.</exception>
    public ReadOnlySpan<byte> Next(ReadOnlySpan<byte> begun, int least)
    {
        // Each piece has an array of its own, so that what was taken of the one before stays as it is for those who hold it.
        var piece = new byte[(int)Math.Min(begun.Length + Rest, Math.Max(least, Size))];
        begun.CopyTo(piece);
        stream.ReadExactly(piece.AsSpan(begun.Length));
        Rest -= piece.Length - begun.Length;
        return piece;
    }
}
