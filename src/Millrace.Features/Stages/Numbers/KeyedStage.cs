using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>A stage whose learned values are those of the row's key, or of all rows where the key is missing or has none.</summary>
internal sealed class KeyedStage<TMap> : LaneStage, IRowNumbers, ILookup
    where TMap : struct, INumberMap
{
    private readonly string _per;
    private readonly NumberStage<TMap> _whole;
    private readonly ImmutableArray<KeyValuePair<string, NumberStage<TMap>>> _keys;
    private readonly CategoryIds _ids;
    private readonly TMap[] _maps;

    /// <param name="per">The name in files of the column with the keys.</param>
    /// <param name="whole">The stage of all rows.</param>
    /// <param name="keys">The stage of each key, each once.</param>
    public KeyedStage(string per, NumberStage<TMap> whole, ImmutableArray<KeyValuePair<string, NumberStage<TMap>>> keys)
    {
        (_per, _whole, _keys) = (per, whole, keys);
        _ids = new CategoryIds([.. keys.Select(static each => each.Key)], buckets: 1, missing: keys.Length);
        _maps = [.. keys.Select(static each => each.Value.Numbers), whole.Numbers];
    }

    public static KeyedStage<TMap> Read(string per, JsonElement json, Func<JsonElement, NumberStage<TMap>> read) => new(
        per,
        read(json),
        [
            .. json.GetProperty("keys").EnumerateArray()
                .Select(each => KeyValuePair.Create(each.GetProperty("key").GetString() ?? throw new JsonException("A key is null."), read(each))),
        ]);

    public CategoryIds Lookup => _ids;

    public bool IsOfKeys => true;

    public override FeatureForm FormOf(FeatureForm input) => _whole.FormOf(input);

    public override FeatureFlow Bind(FeatureFlow lane, FlowContext context)
    {
        ColumnFlow column = context.Source(_per);
        return new KeyedFlow(NumberFlow.Of(lane), column.Shape.Accept(new IdFlowFactory(column.Source, _ids, context)), this);
    }

    public void Map(Span<double> lanes, ReadOnlySpan<int> keys)
    {
        for (int start = 0; start < lanes.Length;)
        {
            int end = start + 1;
            while (end < lanes.Length && keys[end] == keys[start])
                end++;
            _maps[keys[start]].Map(lanes[start..end]);
            start = end;
        }
    }

    public override UnkeptValues Unkept(FeatureFlow lane, FlowContext context) => UnkeptValues.Of(context.Source(_per), _ids, context);

    public override void Write(Utf8JsonWriter json)
    {
        _whole.Write(json);
        json.WriteStartArray("keys");
        foreach ((string key, NumberStage<TMap> stage) in _keys)
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            stage.Write(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public override string Describe(bool masked) => $"{_whole.Describe(masked)}, and of {_keys.Length} keys";
}
