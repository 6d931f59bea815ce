using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="OneHotAttribute"/>.</summary>
/// <param name="Top">How many values are kept at most, 1 to 10,000.</param>
/// <param name="Missing">Where a missing value goes.</param>
public sealed record OneHotSpec(int Top, Missing Missing) : FeatureSpec
{
    /// <inheritdoc/>
    public override string Name => "one-hot";

    internal override AnalysisNeeds Needs => AnalysisNeeds.Frequencies;

    internal override string? Problem(ColumnInfo column) => CategoriesOnly(column) ?? Between(nameof(Top), Top, 1, 10_000);

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteNumber("top", Top);
        json.WriteString("missing", Missing.ToString());
    }

    internal override FittedTransform Fit(FeatureInfo feature, ColumnAnalysis analysis) => new OneHotTransform(analysis.Frequencies!.Top(Top), Missing);

    internal override FittedTransform Read(JsonElement fitted) => new OneHotTransform(CategoryTransform.ReadValues(fitted), Missing);
}
