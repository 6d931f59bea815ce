using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>So many places of lists as columns.</summary>
internal sealed class FixedLengthStage(int length, bool fromEnd) : FittedStage
{
    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Numeric, input.Lanes * length);

    public override ImmutableArray<FeatureFlow> Bind(ImmutableArray<FeatureFlow> lanes, FlowContext context) =>
        [.. lanes.Cast<ColumnFlow>().SelectMany(list => Places(list, context.ItemsOf(list)))];

    public override void Write(Utf8JsonWriter json)
    {
    }

    public override string Describe(bool masked) => "";

    private IEnumerable<FeatureFlow> Places(ColumnFlow list, ColumnFlow items) =>
        Enumerable.Range(0, length).Select(place => new ElementFlow(list, items, place, fromEnd ? length : 0));
}
