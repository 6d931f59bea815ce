using Millrace.Data;

namespace Millrace.Features;

/// <summary>Makes the flow of a column's ids.</summary>
internal sealed class IdFlowFactory(int source, CategoryIds ids, FlowContext context) : IColumnVisitor<IdFlow>
{
    public IdFlow VisitValues<T>(ValueColumn<T> column)
        where T : struct => new ValueIdFlow<T>(source, ids, column.Format);

    public IdFlow VisitText(TextColumn column) => new TextIdFlow(source, ids, context.Take());

    public IdFlow VisitBinary(BinaryColumn column) => throw NotCategories(column);

    public IdFlow VisitList(ListColumn column) => throw NotCategories(column);

    private static MillraceException NotCategories(Column column) =>
        new($"Column \"{column.Info.Name}\" holds {column.Info.TypeName}, which are no categories.");
}
