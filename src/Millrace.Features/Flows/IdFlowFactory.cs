using Millrace.Data;

namespace Millrace.Features;

/// <summary>Makes the flow of a column's ids.</summary>
internal sealed class IdFlowFactory(int source, CategoryIds ids, FlowContext context) : CategoryVisitor<IdFlow>
{
    public override IdFlow VisitValues<T>(ValueColumn<T> column) => new ValueIdFlow<T>(source, new ValueIds<T>(ids, column.Format));

    public override IdFlow VisitText(TextColumn column) => new TextIdFlow(source, ids, context.Take());
}
