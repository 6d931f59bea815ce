using System.Runtime.InteropServices;
using System.Text;

namespace Millrace.Data;

/// <summary>
/// The digest of a column of lists: the length of each list that is present, and then the digest of all elements as a column of their own. So an empty list
/// differs from a missing one, and where one list ends and the next begins counts.
/// </summary>
/// <param name="items">The digest of the elements.</param>
internal sealed class ListDigest(ColumnDigest items) : ColumnDigest
{
    private readonly List<int> _lengths = [];

    // The elements' digest counts last.
    public override bool HasCurrent => false;

    /// <inheritdoc/>
    public override void Dispose()
    {
        items.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override void AddPresent(Column column)
    {
        var lists = (ListColumn)column;
        items.Add(lists.Items);
        _lengths.Clear();
        for (int i = 0; i < lists.Count; i++)
        {
            if (!lists.IsMissing(i))
                _lengths.Add(lists.LengthOf(i));
        }

        Append(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_lengths)));
    }

    /// <inheritdoc/>
    protected override void AddLast() => Append(Encoding.ASCII.GetBytes(items.Complete()));
}
