using Millrace.Data;

namespace Millrace.Features;

/// <summary>Makes what a column adds to a cross.</summary>
internal sealed class CrossPartFactory(ColumnFlow lane) : CategoryVisitor<CrossPart>
{
    public override CrossPart VisitValues<T>(ValueColumn<T> column) => new ValueCrossPart<T>(lane.Source, column.Format);

    public override CrossPart VisitText(TextColumn column) => new TextCrossPart(lane.Source, lane.MissingAs);
}
