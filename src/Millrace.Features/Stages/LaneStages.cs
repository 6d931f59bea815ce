using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>A stage over several columns, of which each has learned values of its own.</summary>
/// <param name="stages">The stage of each column.</param>
internal sealed class LaneStages(ImmutableArray<LaneStage> stages) : FittedStage, IRowNumbers, IRowIds, IRowCounts
{
    public ImmutableArray<LaneStage> Lanes => stages;

    /// <summary>The stage of some columns; where there is one, it alone.</summary>
    public static FittedStage Of(ImmutableArray<LaneStage> stages) => stages.Length == 1 ? stages[0] : new LaneStages(stages);

    // Indicators are as wide as the widest, so that each column has the same room.
    public override FeatureForm FormOf(FeatureForm input) =>
        stages[0].FormOf(input) with { Cardinality = stages.Max(stage => stage.FormOf(input).Cardinality) };

    public override ImmutableArray<FeatureFlow> Bind(ImmutableArray<FeatureFlow> lanes, FlowContext context) =>
        [.. lanes.Select((lane, i) => stages[i].Bind(lane, context))];

    public void Map(Span<double> lanes, ReadOnlySpan<int> keys)
    {
        int rows = lanes.Length / stages.Length;
        for (int i = 0; i < stages.Length; i++)
            ((IRowNumbers)stages[i]).Map(lanes.Slice(i * rows, rows), KeysOf(keys, i, rows));
    }

    public void Read(ReadOnlySpan<double> lanes, Span<int> ids, ReadOnlySpan<int> keys)
    {
        int rows = lanes.Length / stages.Length;
        for (int i = 0; i < stages.Length; i++)
            ((IRowIds)stages[i]).Read(lanes.Slice(i * rows, rows), ids.Slice(i * rows, rows), KeysOf(keys, i, rows));
    }

    public void Read(ReadOnlySpan<int> ids, Span<double> lanes)
    {
        int rows = lanes.Length / stages.Length;
        for (int i = 0; i < stages.Length; i++)
            ((IRowCounts)stages[i]).Read(ids.Slice(i * rows, rows), lanes.Slice(i * rows, rows));
    }

    public override IEnumerable<UnkeptValues> Unkept(ImmutableArray<FeatureFlow> lanes, FlowContext context) =>
        lanes.Select((lane, i) => stages[i].Unkept(lane, context)).OfType<UnkeptValues>();

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("columns");
        foreach (LaneStage stage in stages)
        {
            json.WriteStartObject();
            stage.Write(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public override string Describe(bool masked) => string.Join("; ", stages.Select(stage => stage.Describe(masked)).Where(static text => text.Length > 0));

    public override ImmutableArray<string> Kept(int lane) => stages[lane].Kept(0);

    public override ImmutableArray<string> Meanings(int lane) => stages[lane].Meanings(0);

    private static ReadOnlySpan<int> KeysOf(ReadOnlySpan<int> keys, int lane, int rows) => keys.IsEmpty ? keys : keys.Slice(lane * rows, rows);
}
