using System.Text;

namespace Millrace.Data.Tests.Formats;

/// <summary>Compares the texts of a column's values in UTF-16 and in UTF-8.</summary>
internal sealed class Utf8Check : IColumnVisitor<bool>
{
    public static void AssertSame<T>(ValueFormat<T> format, T value)
        where T : struct
    {
        byte[] expected = Encoding.UTF8.GetBytes(format.Format(value));
        byte[] actual = new byte[expected.Length];
        Assert.True(format.TryFormat(value, actual.AsSpan(), out int written));
        Assert.Equal((expected.Length, Encoding.UTF8.GetString(expected)), (written, Encoding.UTF8.GetString(actual)));
        Assert.False(format.TryFormat(value, actual.AsSpan(1), out written));
        Assert.Equal(0, written);
    }

    public bool VisitValues<T>(ValueColumn<T> column)
        where T : struct
    {
        for (int row = 0; row < column.Count; row++)
            AssertSame(column.Format, column[row]);
        return true;
    }

    public bool VisitText(TextColumn column) => throw new NotSupportedException();

    public bool VisitBinary(BinaryColumn column) => throw new NotSupportedException();

    public bool VisitList(ListColumn column) => throw new NotSupportedException();
}
