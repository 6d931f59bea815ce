using System.Globalization;

namespace Millrace.Data.Tests.Files;

/// <summary>Values of any column as objects, to be compared one by one: null where missing, bytes and lists as arrays.</summary>
internal static class Cells
{
    /// <summary>A row's value.</summary>
    public static object? Of(Column column, int row) => column.IsMissing(row) ? null : column.Accept(new Visitor(row));

    /// <summary>Whether two values are the same, signs of zeros included.</summary>
    public static bool AreSame(object? one, object? other) => (one, other) switch
    {
        (byte[] left, byte[] right) => left.AsSpan().SequenceEqual(right),
        (object?[] left, object?[] right) => left.Length == right.Length && left.Zip(right).All(static pair => AreSame(pair.First, pair.Second)),
        (double left, double right) => left.Equals(right) && double.IsNegative(left) == double.IsNegative(right),
        (float left, float right) => left.Equals(right) && float.IsNegative(left) == float.IsNegative(right),
        _ => Equals(one, other),
    };

    /// <summary>A value for messages.</summary>
    public static string Show(object? value) => value switch
    {
        null => "nothing",
        byte[] bytes => $"0x{Convert.ToHexString(bytes)}",
        object?[] items => $"[{string.Join(", ", items.Select(Show))}]",
        _ => $"{Convert.ToString(value, CultureInfo.InvariantCulture)} ({value.GetType().Name})",
    };

    private sealed class Visitor(int row) : IColumnVisitor<object?>
    {
        public object? VisitValues<T>(ValueColumn<T> column)
            where T : struct => column[row];

        public object? VisitText(TextColumn column) => column[row];

        public object? VisitBinary(BinaryColumn column) => column[row];

        public object? VisitList(ListColumn column)
        {
            var (start, length) = column[row].GetOffsetAndLength(column.Items.Count);
            return Enumerable.Range(start, length).Select(item => Of(column.Items, item)).ToArray();
        }
    }
}
