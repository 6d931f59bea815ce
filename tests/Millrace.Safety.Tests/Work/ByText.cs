using Millrace.Tables;

namespace Millrace.Safety.Tests.Work;

/// <summary>Wide rows by their texts: in order, as groups, with the others that have the same.</summary>
public sealed class ByText : IOrder<FileRow>, Millrace.Tables.IGrouping<FileRow, TextRows>, IJoin<FileRow, FileRow, RowPair>
{
    public static Order<FileRow> Order => Tables.Order.By(FileRow.Columns.Text);

    public static Grouping<FileRow, TextRows> Grouping => new Grouping<FileRow, TextRows>()
        .Key(FileRow.Columns.Text, TextRows.Columns.Text).Count(TextRows.Columns.Rows).First(FileRow.Columns.Number, TextRows.Columns.First);

    public static Join<FileRow, FileRow, RowPair> Join => new Join<FileRow, FileRow, RowPair>()
        .On(FileRow.Columns.Text, FileRow.Columns.Text).TakeRight(FileRow.Columns.Number, RowPair.Columns.Other);
}
