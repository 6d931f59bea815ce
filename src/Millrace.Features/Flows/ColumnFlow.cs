using Millrace.Data;

namespace Millrace.Features;

/// <summary>A source column as it is.</summary>
/// <param name="source">Its place among the sources.</param>
/// <param name="shape">A column like those that will come.</param>
/// <param name="missingAs">The text that a missing value is taken for; null where it stays missing.</param>
internal sealed class ColumnFlow(int source, Column shape, string? missingAs = null) : FeatureFlow
{
    public int Source => source;

    public Column Shape => shape;

    public string? MissingAs => missingAs;

    /// <summary>The column's numbers.</summary>
    public NumberFlow ToNumbers() => new NumberColumnFlowFactory(source).Create(shape.Info.Type);
}
