using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>How a feature is computed, before anything is fitted: what its attribute says.</summary>
public abstract record FeatureSpec
{
    private protected FeatureSpec()
    {
    }

    /// <summary>The transform's name in kebab case: <c>z-score</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What has to be known of the column.</summary>
    internal abstract AnalysisNeeds Needs { get; }

    /// <summary>Says what is wrong with this transform over a column, or null.</summary>
    internal abstract string? Problem(ColumnInfo column);

    /// <summary>Writes the attribute's settings as properties of the object that is open.</summary>
    internal abstract void WriteSettings(Utf8JsonWriter json);

    /// <summary>Learns the transform from what is known of the column.</summary>
    internal abstract FittedTransform Fit(FeatureInfo feature, ColumnAnalysis analysis);

    /// <summary>Reads a transform that was saved.</summary>
    internal abstract FittedTransform Read(JsonElement fitted);

    private protected static string? NumbersOnly(ColumnInfo column) =>
        column.Type.IsNumber() ? null : "it needs a column of numbers";

    private protected static string? CategoriesOnly(ColumnInfo column) =>
        column.Type is ColumnType.Text or ColumnType.Enum or ColumnType.Boolean || column.Type.IsWholeNumber()
            ? null
            : "it needs a column of texts, of an enumeration, of booleans or of whole numbers";

    private protected static string? Between(string setting, int value, int minimum, int maximum) =>
        value >= minimum && value <= maximum ? null : FormattableString.Invariant($"{setting} is {value}, but lies between {minimum} and {maximum}");
}
