using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>The bucket of a number by the boundaries of the row's key, or of all rows where the key is missing or has none.</summary>
internal sealed class KeyedBucketizeStage : LaneStage, IRowIds, ILookup
{
    private readonly string _per;
    private readonly BucketizeStage _whole;
    private readonly ImmutableArray<KeyValuePair<string, BucketizeStage>> _keys;
    private readonly CategoryIds _ids;
    private readonly double[][] _boundaries;
    private readonly int _buckets;
    private readonly bool _hasMissing;

    /// <param name="per">The name in files of the column with the keys.</param>
    /// <param name="whole">The buckets of all rows.</param>
    /// <param name="keys">The buckets of each key, each once.</param>
    /// <param name="missing">What becomes of missing numbers.</param>
    public KeyedBucketizeStage(string per, BucketizeStage whole, ImmutableArray<KeyValuePair<string, BucketizeStage>> keys, Missing missing)
    {
        (_per, _whole, _keys, _hasMissing) = (per, whole, keys, missing == Missing.OwnBucket);
        _ids = new CategoryIds([.. keys.Select(static each => each.Key)], buckets: 1, missing: keys.Length);
        _boundaries = [.. keys.Select(static each => each.Value.Boundaries), whole.Boundaries];
        _buckets = _boundaries.Max(static each => each.Length) + 1;
    }

    public static KeyedBucketizeStage Read(string per, JsonElement json, Missing missing) => new(
        per,
        BucketizeStage.Read(json, missing),
        [
            .. json.GetProperty("keys").EnumerateArray().Select(each => KeyValuePair.Create(
                each.GetProperty("key").GetString() ?? throw new JsonException("A key is null."), BucketizeStage.Read(each, missing))),
        ],
        missing);

    public CategoryIds Lookup => _ids;

    public bool IsOfKeys => true;

    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Category, input.Lanes, _buckets + (_hasMissing ? 1 : 0));

    public override FeatureFlow Bind(FeatureFlow lane, FlowContext context)
    {
        ColumnFlow column = context.Source(_per);
        IdFlow keys = column.Shape.Accept(new IdFlowFactory(column.Source, _ids, context));
        return new BucketFlow(NumberFlow.Of(lane), keys, this);
    }

    public void Read(ReadOnlySpan<double> lanes, Span<int> ids, ReadOnlySpan<int> keys)
    {
        int missing = _hasMissing ? _buckets : 0;
        for (int i = 0; i < lanes.Length; i++)
            ids[i] = double.IsNaN(lanes[i]) ? missing : BucketSearch.Place(_boundaries[keys[i]], lanes[i]);
    }

    public override UnkeptValues Unkept(FeatureFlow lane, FlowContext context) => UnkeptValues.Of(context.Source(_per), _ids, context);

    public override void Write(Utf8JsonWriter json)
    {
        _whole.Write(json);
        json.WriteStartArray("keys");
        foreach ((string key, BucketizeStage stage) in _keys)
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            stage.Write(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // A bucket has other ends for each key.
    public override ImmutableArray<string> Meanings(int lane)
    {
        IEnumerable<string> buckets = Enumerable.Range(0, _buckets).Select(static id => string.Create(CultureInfo.InvariantCulture, $"bucket {id}"));
        return [.. _hasMissing ? buckets.Append("(missing)") : buckets];
    }

    public override string Describe(bool masked) => $"{_whole.Describe(masked)}, and of {_keys.Length} keys";
}
