using Millrace.Data;

namespace Millrace.Features;

/// <summary>A source column as it is.</summary>
/// <param name="source">Its place among the sources.</param>
/// <param name="shape">A column like those that will come.</param>
/// <param name="missingAs">The text that a missing value is taken for; null where it stays missing.</param>
internal class ColumnFlow(int source, Column shape, string? missingAs = null) : FeatureFlow
{
    public int Source => source;

    public Column Shape => shape;

    public string? MissingAs => missingAs;

    /// <summary>The column's numbers; null where it holds none. True and false are none.</summary>
    public NumberFlow? Numbers => shape.Info.Type.IsNumber() ? ToNumbers() : null;

    /// <summary>The column's numbers.</summary>
    public virtual NumberFlow ToNumbers() => new NumberColumnFlowFactory(source).Create(shape.Info.Type);

    /// <summary>The ids of rows, from those of the values that <see cref="Source"/> holds.</summary>
    /// <param name="ids">The ids of the values.</param>
    /// <param name="missing">The id of a row without a value.</param>
    public virtual IdFlow OfRows(IdFlow ids, int missing) => ids;

    /// <summary>The same column, whose missing values are taken for a text.</summary>
    public virtual ColumnFlow WithMissingAs(string text) => new(source, shape, text);
}
