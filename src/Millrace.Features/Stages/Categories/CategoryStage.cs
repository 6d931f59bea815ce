using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>A stage over the kept values of a column.</summary>
internal abstract class CategoryStage(CategoryIds ids) : LaneStage, ILookup
{
    public CategoryIds Lookup => Ids;

    protected CategoryIds Ids { get; } = ids;

    public static ImmutableArray<string> ReadValues(JsonElement json) =>
        [.. json.GetProperty("values").EnumerateArray().Select(static value => value.GetString() ?? throw new JsonException("A kept value is null."))];

    public override ImmutableArray<string> Kept(int lane) => Ids.Values;

    // The places of lists have one vocabulary together, and each element counts once, whether it has a place or not.
    public override UnkeptValues? Unkept(FeatureFlow lane, FlowContext context) =>
        lane is ElementFlow { IsFirst: false } ? null : UnkeptValues.Of(lane, Ids, context);

    public override ImmutableArray<string> Meanings(int lane) => Ids.Meanings();

    public override void Write(Utf8JsonWriter json) => Ids.Write(json);

    public override string Describe(bool masked) => Ids.Describe(masked);
}
