using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Hashes of texts, as their UTF-8, and of strings of bytes. Of entries that many rows share each is hashed once.</summary>
/// <param name="kind">The kind of value.</param>
internal sealed class BytesHasher(byte kind) : ColumnHasher
{
    /// <inheritdoc/>
    public override void Hash(Column column, Span<UInt128> hashes)
    {
        var texts = (BytesColumn)column;
        ReadOnlySpan<int> codes = texts.Codes;
        if (texts.EntryCount > codes.Length)
        {
            for (int row = 0; row < codes.Length; row++)
                hashes[row] = codes[row] < 0 ? Missing : TaggedBytes.Hash(kind, texts.GetBytes(codes[row]));
            return;
        }

        UInt128[] entries = Pooled.Rent<UInt128>(texts.EntryCount);
        for (int code = 0; code < texts.EntryCount; code++)
            entries[code] = TaggedBytes.Hash(kind, texts.GetBytes(code));
        for (int row = 0; row < codes.Length; row++)
            hashes[row] = codes[row] < 0 ? Missing : entries[codes[row]];
        Pooled.Return(entries);
    }
}
