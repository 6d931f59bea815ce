using Millrace.Data;

namespace Millrace.Features;

internal sealed class FrequencyAnalyserFactory : IColumnVisitor<FrequencyAnalyser>
{
    public static FrequencyAnalyserFactory Instance { get; } = new();

    public FrequencyAnalyser VisitValues<T>(ValueColumn<T> column)
        where T : struct => new ValueFrequencies<T>(column.Format);

    public FrequencyAnalyser VisitText(TextColumn column) => new TextFrequencies();

    public FrequencyAnalyser VisitBinary(BinaryColumn column) => throw NotCategories(column);

    public FrequencyAnalyser VisitList(ListColumn column) => throw NotCategories(column);

    private static MillraceException NotCategories(Column column) =>
        new($"Column \"{column.Info.Name}\" holds {column.Info.TypeName}, which are no categories.");
}
