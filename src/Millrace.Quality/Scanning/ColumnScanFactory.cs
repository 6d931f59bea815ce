using System.Numerics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Makes the scan that suits a column.</summary>
internal sealed class ColumnScanFactory : IColumnVisitor<ColumnScan>
{
    private static readonly ColumnScanFactory Instance = new();

    public static ColumnScan Create(Column column)
    {
        ColumnInfo info = column.Info;
        if (info.Type.IsNumber())
            return info.Type.Accept(new Numbers(column));
        if (info.Minimum is not null || info.Maximum is not null)
            throw new MillraceException($"Column \"{info.Name}\": [InRange] speaks of numbers, and it holds {info.Type}. Remove the attribute.");
        return column.Accept(Instance);
    }

    public ColumnScan VisitValues<T>(ValueColumn<T> column)
        where T : struct => new ValueScan<T>(column.Info, column.Format);

    public ColumnScan VisitText(TextColumn column) => new TextScan(column.Info);

    public ColumnScan VisitBinary(BinaryColumn column) => new BytesScan(column.Info);

    public ColumnScan VisitList(ListColumn column) => column.Items.Accept(new Lists(column.Info));

    private sealed class Numbers(Column column) : INumberVisitor<ColumnScan>
    {
        public ColumnScan Visit<T>()
            where T : unmanaged, INumber<T> => new NumberScan<T>(column.Info, ((ValueColumn<T>)column).Format);
    }

    private sealed class Lists(ColumnInfo list) : IColumnVisitor<ColumnScan>
    {
        public ColumnScan VisitValues<T>(ValueColumn<T> column)
            where T : struct => new ValueListScan<T>(list);

        public ColumnScan VisitText(TextColumn column) => new BytesListScan(list);

        public ColumnScan VisitBinary(BinaryColumn column) => new BytesListScan(list);

        public ColumnScan VisitList(ListColumn column) =>
            throw new MillraceException($"Column \"{list.Name}\" holds lists of lists, which are not scanned. Keep the inner ones as texts.");
    }
}
