using System.Text;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Checks the order of texts, by their UTF-8: by the numbers of their characters.</summary>
internal sealed class TextOrderCheck(ColumnInfo column, OrderExpectation expectation) : OrderCheck<byte[]>(column, expectation)
{
    protected override OrderSegment<byte[]> Scan(Column values, long firstRow)
    {
        var texts = (TextColumn)values;
        ReadOnlySpan<int> codes = texts.Codes;
        int first = -1;
        int last = -1;
        for (int i = 0; i < codes.Length; i++)
        {
            if (codes[i] < 0)
                continue;
            if (last >= 0 && !MayFollow(codes[i] == codes[last] ? 0 : texts.GetBytes(codes[i]).SequenceCompareTo(texts.GetBytes(codes[last]))))
                Break(texts, i, firstRow);
            first = first < 0 ? i : first;
            last = i;
        }

        return first < 0
            ? new OrderSegment<byte[]>(firstRow, firstRow + codes.Length, null, -1, null)
            : new OrderSegment<byte[]>(
                firstRow, firstRow + codes.Length, texts.GetBytes(codes[first]).ToArray(), firstRow + first, texts.GetBytes(codes[last]).ToArray());
    }

    protected override int Compare(byte[] value, byte[] before) => value.AsSpan().SequenceCompareTo(before);

    protected override string Show(byte[] value) => Encoding.UTF8.GetString(value);
}
