using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="ImputeTextAttribute"/>.</summary>
/// <param name="Value">The text; null for the one that most training rows have.</param>
public sealed record ImputeTextSpec(string? Value) : LaneSpec
{
    /// <inheritdoc/>
    public override string Name => "impute-text";

    internal override bool Imputes => true;

    internal override bool YieldsColumns => true;

    internal override FeatureKind Kind => FeatureKind.Category;

    internal override string? Problem(ImmutableArray<ColumnInfo> columns) =>
        Each(columns, static column => column.Type == ColumnType.Text ? null : "it needs a column of texts");

    internal override string? Problem(FeatureKind before) => FirstOnly();

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        if (Value is null)
            json.WriteString("by", nameof(Impute.MostFrequent));
        else
            json.WriteString("value", Value);
    }

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) => Value is null ? [AnalysisRequest.Frequencies(lane)] : [];

    private protected override LaneStage Fit(FitLane lane) => Value is null
        ? new ImputeTextStage(lane.Frequencies.Top(1) is [{ } text] ? text : "", isValue: true)
        : new ImputeTextStage(Value, isValue: false);

    private protected override LaneStage ReadLane(JsonElement fitted) =>
        new ImputeTextStage(fitted.GetProperty("value").GetString() ?? throw new JsonException("The text is null."), isValue: Value is null);
}
