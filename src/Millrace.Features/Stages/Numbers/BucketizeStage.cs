using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>The bucket of a number.</summary>
/// <param name="boundaries">Where buckets are cut; they rise.</param>
/// <param name="missing">What becomes of missing numbers.</param>
/// <param name="isLearned">Whether the boundaries were learned; those that are given stand in the settings, and are written nowhere else.</param>
internal sealed class BucketizeStage(double[] boundaries, Missing missing, bool isLearned) : LaneStage, IRowIds
{
    /// <summary>Where buckets are cut.</summary>
    public double[] Boundaries => boundaries;

    private bool HasOwn => missing == Missing.OwnBucket;

    public static BucketizeStage Read(JsonElement json, Missing missing) =>
        new([.. json.GetProperty("boundaries").EnumerateArray().Select(static value => value.GetDouble())], missing, isLearned: true);

    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Category, input.Lanes, boundaries.Length + 1 + (HasOwn ? 1 : 0));

    public override FeatureFlow Bind(FeatureFlow lane, FlowContext context) => new BucketFlow(NumberFlow.Of(lane), keys: null, this);

    public void Read(ReadOnlySpan<double> lanes, Span<int> ids, ReadOnlySpan<int> keys)
    {
        int missingId = HasOwn ? boundaries.Length + 1 : 0;
        double[] all = boundaries;
        for (int i = 0; i < lanes.Length; i++)
            ids[i] = double.IsNaN(lanes[i]) ? missingId : BucketSearch.Place(all, lanes[i]);
    }

    public override void Write(Utf8JsonWriter json)
    {
        if (!isLearned)
            return;
        json.WriteStartArray("boundaries");
        foreach (double boundary in boundaries)
            json.WriteNumberValue(boundary);
        json.WriteEndArray();
    }

    public override ImmutableArray<string> Meanings(int lane) => BandNames.Of(boundaries, HasOwn);

    // A boundary is the value of one training row.
    public override string Describe(bool masked)
    {
        if (!isLearned)
            return "";
        string shown = masked
            ? SensitiveAttribute.Mask
            : string.Join(", ", boundaries.Take(12).Select(static value => value.ToString("G6", CultureInfo.InvariantCulture)));
        return $"{boundaries.Length + 1} buckets, cut at {(boundaries.Length == 0 ? "none" : shown)}{(!masked && boundaries.Length > 12 ? ", …" : "")}";
    }
}
