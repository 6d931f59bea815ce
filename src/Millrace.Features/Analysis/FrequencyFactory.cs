using Millrace.Data;

namespace Millrace.Features;

/// <summary>Makes what counts the values of a column.</summary>
/// <param name="source">The column's place among the sources.</param>
/// <param name="missingAs">The text that a missing one is taken for; null where it stays missing.</param>
internal sealed class FrequencyFactory(int source, string? missingAs = null) : CategoryVisitor<FrequencyAnalyser>
{
    public override FrequencyAnalyser VisitValues<T>(ValueColumn<T> column) => new ValueFrequencies<T>(source, column.Format);

    public override FrequencyAnalyser VisitText(TextColumn column) => new TextFrequencies(source, missingAs);
}
