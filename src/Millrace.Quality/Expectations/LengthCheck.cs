using System.Text;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Checks how many characters texts have, as Unicode scalar values, or how many bytes there are.</summary>
internal sealed class LengthCheck(ColumnInfo column, LengthExpectation expectation) : EntryCheck(column, expectation)
{
    private const int Continuation = 0b1000_0000;
    private const int Lead = 0b1100_0000;

    private readonly bool _isText = column.Type == ColumnType.Text;

    protected override bool Holds(ReadOnlySpan<byte> entry) => expectation.Holds(_isText ? Characters(entry) : entry.Length);

    /// <summary>How many characters a text has. Each has one byte that continues no other.</summary>
    public static int Characters(ReadOnlySpan<byte> text)
    {
        if (Ascii.IsValid(text))
            return text.Length;
        int count = 0;
        foreach (byte each in text)
        {
            if ((each & Lead) != Continuation)
                count++;
        }

        return count;
    }
}
