using System.Buffers;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Makes keys of rows: for each column a byte that says whether the value is missing, where it may be, then the value's bytes. The bytes of a column that
/// comes with large values first are turned.
/// </summary>
/// <param name="parts">The columns, the first decides first.</param>
/// <param name="marksAll">Whether values that cannot be missing have that byte as well, so that keys of several tables compare.</param>
internal sealed class KeyEncoder(KeyPart[] parts, bool marksAll = false)
{
    public IReadOnlyList<KeyPart> Parts => parts;

    /// <summary>Adds the keys of a run of a block's rows.</summary>
    public void Encode(RowBlock block, int start, int count, KeyBuffer keys)
    {
        if (count == 0)
            return;
        int[] cursors = ArrayPool<int>.Shared.Rent(count);
        try
        {
            Array.Clear(cursors, 0, count);
            var measure = new KeyMeasure(start, cursors.AsMemory(0, count), marksAll);
            foreach (KeyPart part in parts)
                block.Columns[part.Column].Accept(measure);
            keys.Append(cursors.AsSpan(0, count));
            var writer = new KeyWriter(start, cursors.AsMemory(0, count), keys, marksAll);
            foreach (KeyPart part in parts)
                writer.Write(block.Columns[part.Column], part);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(cursors);
        }
    }

    /// <summary>The keys of a run of a list column's elements, each a key of its own.</summary>
    internal static KeyBuffer EncodeElements(Column items, int start, int count)
    {
        var keys = new KeyBuffer();
        new KeyEncoder([new KeyPart(0)]).Encode(new RowBlock([items]), start, count, keys);
        return keys;
    }
}
