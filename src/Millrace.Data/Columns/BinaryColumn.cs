using System.Buffers;
using System.Buffers.Text;

namespace Millrace.Data;

/// <summary>A column of strings of bytes. As text they are Base64.</summary>
/// <param name="info">What the column is.</param>
/// <param name="capacity">Rows that fit before it grows.</param>
public sealed class BinaryColumn(ColumnInfo info, int capacity) : BytesColumn(info, capacity)
{
    /// <summary>A copy of a row's bytes, or null where they are missing.</summary>
    /// <param name="index">The row.</param>
    public byte[]? this[int index] => Codes[index] is >= 0 and var code ? GetBytes(code).ToArray() : null;

    /// <summary>Adds bytes, or a missing value for null.</summary>
    /// <param name="bytes">The bytes; copied.</param>
    /// <exception cref="InvalidOperationException">They are null, and the column is not nullable.</exception>
    public void Append(byte[]? bytes)
    {
        if (bytes is null)
            AppendMissing();
        else
            AppendBytes(bytes);
    }

    /// <summary>Adds bytes.</summary>
    /// <param name="bytes">The bytes; copied.</param>
    public void Append(ReadOnlySpan<byte> bytes) => AppendBytes(bytes);

    /// <inheritdoc/>
    public override bool TryAppendText(ReadOnlySpan<char> text)
    {
        if (!Base64.IsValid(text, out int length))
            return false;
        byte[] bytes = Pooled.Rent<byte>(length);
        bool isDecoded = Convert.TryFromBase64Chars(text, bytes, out int written);
        if (isDecoded)
            AppendBytes(bytes.AsSpan(0, written));
        Pooled.Return(bytes);
        return isDecoded;
    }

    /// <inheritdoc/>
    public override bool TryAppendUtf8(ReadOnlySpan<byte> text)
    {
        if (!Base64.IsValid(text, out int length))
            return false;
        byte[] bytes = Pooled.Rent<byte>(length);
        bool isDecoded = Base64.DecodeFromUtf8(text, bytes, out _, out int written) == OperationStatus.Done;
        if (isDecoded)
            AppendBytes(bytes.AsSpan(0, written));
        Pooled.Return(bytes);
        return isDecoded;
    }

    /// <inheritdoc/>
    public override string ValueDescription => "bytes in Base64";

    /// <inheritdoc/>
    public override string? FormatText(int index) => Codes[index] is >= 0 and var code ? Convert.ToBase64String(GetBytes(code)) : null;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IColumnVisitor<TResult> visitor) => visitor.VisitBinary(this);

    /// <inheritdoc/>
    public override bool TryFormatText(int index, Span<char> destination, out int written)
    {
        written = 0;
        return Codes[index] is var code && (code < 0 || Convert.TryToBase64Chars(GetBytes(code), destination, out written));
    }
}
