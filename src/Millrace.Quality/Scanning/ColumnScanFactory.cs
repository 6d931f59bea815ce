using System.Collections.Immutable;
using System.Numerics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Makes the scan that suits a column.</summary>
internal sealed class ColumnScanFactory : IColumnVisitor<ColumnScan>
{
    private readonly ImmutableArray<ExpectationCheck> _checks;

    private ColumnScanFactory(ImmutableArray<ExpectationCheck> checks) => _checks = checks;

    /// <param name="column">A column of the batches that will be scanned.</param>
    /// <param name="createFolder">Makes a folder for files that do not outlive the work.</param>
    public static ColumnScan Create(Column column, Func<string> createFolder)
    {
        var visitor = new ColumnScanFactory(ExpectationChecks.Of(column, createFolder));
        return column.Info.Type.IsNumber() ? column.Info.Type.Accept(new Numbers(column, visitor._checks)) : column.Accept(visitor);
    }

    public ColumnScan VisitValues<T>(ValueColumn<T> column)
        where T : struct => new ValueScan<T>(column.Info, column.Format) { Checks = _checks };

    public ColumnScan VisitText(TextColumn column) => new TextScan(column.Info) { Checks = _checks };

    public ColumnScan VisitBinary(BinaryColumn column) => new BytesScan(column.Info) { Checks = _checks };

    public ColumnScan VisitList(ListColumn column) => column.Items.Accept(new Lists(column.Info, _checks));

    private sealed class Numbers(Column column, ImmutableArray<ExpectationCheck> checks) : INumberVisitor<ColumnScan>
    {
        public ColumnScan Visit<T>()
            where T : unmanaged, INumber<T> => new NumberScan<T>(column.Info, ((ValueColumn<T>)column).Format) { Checks = checks };
    }

    private sealed class Lists(ColumnInfo list, ImmutableArray<ExpectationCheck> checks) : IColumnVisitor<ColumnScan>
    {
        public ColumnScan VisitValues<T>(ValueColumn<T> column)
            where T : struct => new ValueListScan<T>(list) { Checks = checks };

        public ColumnScan VisitText(TextColumn column) => new BytesListScan(list) { Checks = checks };

        public ColumnScan VisitBinary(BinaryColumn column) => new BytesListScan(list) { Checks = checks };

        public ColumnScan VisitList(ListColumn column) =>
            throw new MillraceException($"Column \"{list.Name}\" holds lists of lists, which are not scanned. Keep the inner ones as texts.");
    }
}
