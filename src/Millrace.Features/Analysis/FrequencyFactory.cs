using Millrace.Data;

namespace Millrace.Features;

/// <summary>Makes what counts the values of a column.</summary>
internal sealed class FrequencyFactory(int source) : IColumnVisitor<FrequencyAnalyser>
{
    public FrequencyAnalyser VisitValues<T>(ValueColumn<T> column)
        where T : struct => new ValueFrequencies<T>(source, column.Format);

    public FrequencyAnalyser VisitText(TextColumn column) => new TextFrequencies(source);

    public FrequencyAnalyser VisitBinary(BinaryColumn column) => throw NotCategories(column);

    public FrequencyAnalyser VisitList(ListColumn column) => throw NotCategories(column);

    private static MillraceException NotCategories(Column column) =>
        new($"Column \"{column.Info.Name}\" holds {column.Info.TypeName}, which are no categories.");
}
