using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="PassThroughAttribute"/>.</summary>
/// <param name="KeepMissing">Whether a missing value stays NaN; else it becomes 0.</param>
public sealed record PassThroughSpec(bool KeepMissing) : NumberSpec
{
    /// <inheritdoc/>
    public override string Name => "pass-through";

    internal override bool KeepsMissing => KeepMissing;

    internal override void WriteSettings(Utf8JsonWriter json) => json.WriteBoolean("keepMissing", KeepMissing);

    private protected override string? NumbersOnlyOf(ColumnInfo column) => column.Type == ColumnType.Boolean ? null : NumbersOnly(column);

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) => [];

    private protected override LaneStage Fit(FitLane lane) => new PassThroughStage();

    private protected override LaneStage ReadLane(JsonElement fitted) => new PassThroughStage();
}
