using System.Buffers.Text;

namespace Millrace.Data;

/// <summary>Reads GUIDs of five groups, and leaves everything else to the format.</summary>
/// <param name="format">The format.</param>
internal readonly struct GuidParser(GuidFormat format) : IFieldParser<Guid>
{
    private const int Length = 36;

    public bool TryParse(ReadOnlySpan<byte> padded, int length, out Guid value) =>
        (length == Length && Utf8Parser.TryParse(padded[..length], out value, out int read, 'D') && read == length)
        || format.TryParseAsText(padded[..length], out value);
}
