using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>How often each value of a column occurs.</summary>
/// <param name="values">The values.</param>
/// <param name="counts">How often each occurs.</param>
/// <param name="isShare">Whether the feature is the share of rows rather than their number.</param>
internal sealed class CountsStage(ImmutableArray<string> values, ImmutableArray<long> counts, bool isShare)
    : CategoryStage(new CategoryIds(values, buckets: 1, IdFlow.None)), IRowCounts
{
    private double[]? _numbers;

    public static CountsStage Read(JsonElement json, bool isShare) =>
        new(ReadValues(json), [.. json.GetProperty("counts").EnumerateArray().Select(static count => count.GetInt64())], isShare);

    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Numeric, input.Lanes);

    public override FeatureFlow Bind(FeatureFlow lane, FlowContext context) => new CountFlow(Ids.Bind(lane, context), this);

    public void Read(ReadOnlySpan<int> ids, Span<double> lanes)
    {
        double[] numbers = _numbers ??= Numbers();
        for (int i = 0; i < ids.Length; i++)
            lanes[i] = ids[i] == IdFlow.None ? double.NaN : numbers[ids[i]];
    }

    public override void Write(Utf8JsonWriter json)
    {
        base.Write(json);
        json.WriteStartArray("counts");
        foreach (long count in counts)
            json.WriteNumberValue(count);
        json.WriteEndArray();
    }

    // Made where rows are computed, and not by who reads the features only.
    private double[] Numbers()
    {
        double whole = isShare ? counts.Sum() : 1;
        return [.. counts.Select(count => count / whole), 0];
    }
}
