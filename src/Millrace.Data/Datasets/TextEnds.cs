using System.Text;

namespace Millrace.Data;

/// <summary>The least and the greatest of texts, by their UTF-8 bytes.</summary>
internal sealed class TextEnds : ColumnEnds
{
    private byte[]? _least;
    private byte[]? _greatest;

    protected override void AddValues(Column column)
    {
        var texts = (BytesColumn)column;
        EntryList entries = texts.Entries;
        ReadOnlySpan<byte> least = _least;
        ReadOnlySpan<byte> greatest = _greatest;
        bool hasValues = _least is not null;
        int last = BytesColumn.MissingCode;
        foreach (int code in texts.Codes)
        {
            // Equal texts often stand together.
            if (code < 0 || code == last)
                continue;
            last = code;
            ReadOnlySpan<byte> text = entries[code];
            if (!hasValues || text.SequenceCompareTo(least) < 0)
                least = text;
            if (!hasValues || text.SequenceCompareTo(greatest) > 0)
                greatest = text;
            hasValues = true;
        }

        (_least, _greatest) = (least.ToArray(), greatest.ToArray());
    }

    protected override (string? Min, string? Max) TakeEnds()
    {
        if (_least is null)
            return default;
        ChunkStatistics ends = Extremes.Of(_least, _greatest, 0, isText: true);
        (_least, _greatest) = (null, null);
        return (Encoding.UTF8.GetString(ends.Min!), ends.Max is null ? null : Encoding.UTF8.GetString(ends.Max));
    }
}
