using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Scans lists of texts or bytes.</summary>
internal sealed class BytesListScan(ColumnInfo column) : ListScan(column)
{
    protected override void AppendItems(Column items, int start, int length)
    {
        var entries = (BytesColumn)items;
        foreach (int code in entries.Codes.Slice(start, length))
        {
            if (code < 0)
            {
                Append(code);
                continue;
            }

            ReadOnlySpan<byte> bytes = entries.GetBytes(code);
            Append(bytes.Length);
            Append(bytes);
        }
    }
}
