using System.Buffers.Binary;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Hashes of lists: of their elements' hashes one after the other, 16 bytes each, the least significant first.</summary>
/// <param name="items">Hashes elements.</param>
internal sealed class ListHasher(ColumnHasher items) : ColumnHasher
{
    private const int Size = 16;

    /// <inheritdoc/>
    public override void Hash(Column column, Span<UInt128> hashes)
    {
        var lists = (ListColumn)column;
        UInt128[] elements = Pooled.Rent<UInt128>(lists.Items.Count);
        items.Hash(lists.Items, elements.AsSpan(0, lists.Items.Count));
        byte[] bytes = [];
        for (int row = 0; row < lists.Count; row++)
        {
            ReadOnlySpan<UInt128> own = elements.AsSpan(lists[row]);
            if (bytes.Length < own.Length * Size)
                bytes = new byte[own.Length * Size];
            for (int i = 0; i < own.Length; i++)
                BinaryPrimitives.WriteUInt128LittleEndian(bytes.AsSpan(i * Size), own[i]);
            hashes[row] = lists.IsMissing(row) ? Missing : TaggedBytes.Hash(CanonicalBytes.List, bytes.AsSpan(0, own.Length * Size));
        }

        Pooled.Return(elements);
    }
}
