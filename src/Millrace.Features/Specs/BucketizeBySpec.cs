using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="BucketizeByAttribute"/>.</summary>
/// <param name="Bounds">The bounds between buckets, finite and ascending.</param>
/// <param name="Missing">Where a missing value goes.</param>
public sealed record BucketizeBySpec(ImmutableArray<double> Bounds, Missing Missing = Missing.Default) : LaneSpec
{
    /// <inheritdoc/>
    public override string Name => "bucketize-by";

    internal override FeatureKind Kind => FeatureKind.Category;

    /// <inheritdoc/>
    public bool Equals(BucketizeBySpec? other) => base.Equals(other) && Missing == other.Missing && Bounds.AsSpan().SequenceEqual(other.Bounds.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Missing, Bounds.Length);

    internal override string? Problem(ImmutableArray<ColumnInfo> columns) => Each(columns, NumbersOnly) ?? SettingProblem();

    internal override string? Problem(FeatureKind before) => NumbersOnly(before) ?? SettingProblem();

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteStartArray("bounds");
        foreach (double bound in Bounds)
            json.WriteNumberValue(bound);
        json.WriteEndArray();
        json.WriteString("missing", Missing.ToString());
    }

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) => [];

    private protected override LaneStage Fit(FitLane lane) => Stage();

    private protected override LaneStage ReadLane(JsonElement fitted) => Stage();

    private BucketizeStage Stage() => new([.. Bounds], Missing, isLearned: false);

    private string? SettingProblem()
    {
        if (Bounds.IsDefault || Bounds.Length is 0 or > 10_000)
            return $"it has {(Bounds.IsDefault ? 0 : Bounds.Length)} bounds, but takes 1 to 10,000";
        for (int i = 0; i < Bounds.Length; i++)
        {
            if (!double.IsFinite(Bounds[i]))
                return FormattableString.Invariant($"the bound {Bounds[i]} is not finite");
            if (i > 0 && Bounds[i] <= Bounds[i - 1])
                return FormattableString.Invariant($"the bound {Bounds[i]} is not above the one before");
        }

        return null;
    }
}
