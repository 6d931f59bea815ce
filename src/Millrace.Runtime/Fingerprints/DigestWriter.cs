using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Millrace.Runtime;

/// <summary>Puts numbers and texts into a digest, so that no two sequences of them give the same bytes.</summary>
internal sealed class DigestWriter : IDisposable
{
    private const int Length = 16;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Adds a text.</summary>
    public void Add(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        Add(length);
        Encoding.UTF8.GetBytes(text, _buffer.GetSpan(length));
        _buffer.Advance(length);
    }

    /// <summary>Adds a number.</summary>
    public void Add(int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.GetSpan(sizeof(int)), number);
        _buffer.Advance(sizeof(int));
    }

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        _buffer.Write(bytes);
    }

    /// <summary>The digest of all that was added, as text: 128 bits of SHA-256.</summary>
    public string Finish()
    {
        _hash.AppendData(_buffer.WrittenSpan);
        _buffer.Clear();
        return Convert.ToHexStringLower(_hash.GetHashAndReset().AsSpan(0, Length));
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
