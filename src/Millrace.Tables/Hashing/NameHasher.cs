using System.Text;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Hashes of an enumeration's values: those of their names as texts, so that the members' order and numbers do not matter.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class NameHasher<T> : ColumnHasher
    where T : struct
{
    private readonly Dictionary<T, UInt128> _known = [];

    /// <inheritdoc/>
    public override void Hash(Column column, Span<UInt128> hashes)
    {
        var values = (ValueColumn<T>)column;
        for (int row = 0; row < values.Count; row++)
            hashes[row] = values.IsMissing(row) ? Missing : Of(values, row);
    }

    private UInt128 Of(ValueColumn<T> values, int row)
    {
        if (!_known.TryGetValue(values[row], out UInt128 hash))
            _known[values[row]] = hash = TaggedBytes.Hash(CanonicalBytes.Text, Encoding.UTF8.GetBytes(values.FormatText(row)!));
        return hash;
    }
}
