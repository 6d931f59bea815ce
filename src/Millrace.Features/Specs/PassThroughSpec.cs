using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="PassThroughAttribute"/>.</summary>
/// <param name="KeepMissing">Whether a missing value stays NaN; else it becomes 0.</param>
public sealed record PassThroughSpec(bool KeepMissing) : FeatureSpec
{
    /// <inheritdoc/>
    public override string Name => "pass-through";

    internal override AnalysisNeeds Needs => AnalysisNeeds.Presence;

    internal override string? Problem(ColumnInfo column) => column.Type == ColumnType.Boolean ? null : NumbersOnly(column);

    internal override void WriteSettings(Utf8JsonWriter json) => json.WriteBoolean("keepMissing", KeepMissing);

    internal override FittedTransform Fit(FeatureInfo feature, ColumnAnalysis analysis) => new PassThroughTransform(KeepMissing);

    internal override FittedTransform Read(JsonElement fitted) => new PassThroughTransform(KeepMissing);
}
