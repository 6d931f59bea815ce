using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="ZScoreAttribute"/>.</summary>
public sealed record ZScoreSpec : FeatureSpec
{
    /// <inheritdoc/>
    public override string Name => "z-score";

    internal override AnalysisNeeds Needs => AnalysisNeeds.Moments;

    internal override string? Problem(ColumnInfo column) => NumbersOnly(column);

    internal override void WriteSettings(Utf8JsonWriter json)
    {
    }

    internal override FittedTransform Fit(FeatureInfo feature, ColumnAnalysis analysis)
    {
        Moments moments = analysis.Numbers!.Moments;
        return double.IsFinite(moments.Mean) && double.IsFinite(moments.Deviation)
            ? new ZScoreTransform(moments.Mean, moments.Deviation)
            : throw new FeatureDefinitionException(
                $"Feature \"{feature.Name}\" over column \"{feature.Column}\": the numbers are too large for a z-score, "
                + "their squares exceed 1e308. Declare a range with [InRange] and validate it, or bucketize the column.");
    }

    internal override FittedTransform Read(JsonElement fitted) => ZScoreTransform.Read(fitted);
}
