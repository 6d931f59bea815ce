using Millrace.Data;

namespace Millrace.Tables;

/// <summary>How a column gets rows that nobody has filled: missing ones where they may be, else zeros, empty texts or empty lists.</summary>
internal sealed class BlankColumns : IColumnVisitor<Action<Column, int>>
{
    public static readonly BlankColumns Instance = new();

    private static readonly Action<Column, int> s_missing = Each(static column => column.AppendMissing());

    /// <inheritdoc/>
    public Action<Column, int> VisitValues<T>(ValueColumn<T> column)
        where T : struct => column.Info.IsNullable ? s_missing : static (column, count) => ((ValueColumn<T>)column).AppendUninitialized(count).Clear();

    /// <inheritdoc/>
    public Action<Column, int> VisitText(TextColumn column) =>
        column.Info.IsNullable ? s_missing : Each(static column => ((TextColumn)column).Append(""));

    /// <inheritdoc/>
    public Action<Column, int> VisitBinary(BinaryColumn column) =>
        column.Info.IsNullable ? s_missing : Each(static column => ((BinaryColumn)column).Append(ReadOnlySpan<byte>.Empty));

    /// <inheritdoc/>
    public Action<Column, int> VisitList(ListColumn column) => column.Info.IsNullable ? s_missing : Each(static column => ((ListColumn)column).EndRow());

    private static Action<Column, int> Each(Action<Column> add) => (column, count) =>
    {
        for (int i = 0; i < count; i++)
            add(column);
    };
}
