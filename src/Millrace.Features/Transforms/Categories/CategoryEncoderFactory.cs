using Millrace.Data;

namespace Millrace.Features;

internal sealed class CategoryEncoderFactory<TWriter>(CategoryIds ids, TWriter writer) : IColumnVisitor<FeatureEncoder>
    where TWriter : struct, ICategoryWriter
{
    public FeatureEncoder VisitValues<T>(ValueColumn<T> column)
        where T : struct => new ValueEncoder<T, TWriter>(ids, column.Format, writer);

    public FeatureEncoder VisitText(TextColumn column) => new TextEncoder<TWriter>(ids, writer);

    public FeatureEncoder VisitBinary(BinaryColumn column) => throw NotCategories(column);

    public FeatureEncoder VisitList(ListColumn column) => throw NotCategories(column);

    private static MillraceException NotCategories(Column column) =>
        new($"Column \"{column.Info.Name}\" holds {column.Info.TypeName}, which are no categories.");
}
