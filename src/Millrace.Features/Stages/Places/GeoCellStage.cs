using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>The kept cells of places.</summary>
internal sealed class GeoCellStage(int precision, ImmutableArray<string> cells, int outOfVocabulary) : FittedStage
{
    private readonly CategoryIds _ids = new(cells, outOfVocabulary, missing: cells.Length);

    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Category, 1, cells.Length + outOfVocabulary);

    public override ImmutableArray<FeatureFlow> Bind(ImmutableArray<FeatureFlow> lanes, FlowContext context) =>
        [Bind(lanes, _ids)];

    public override IEnumerable<UnkeptValues> Unkept(ImmutableArray<FeatureFlow> lanes, FlowContext context) =>
        [new UnkeptValues(Bind(lanes, _ids.ForCounting()), cells.Length)];

    public override ImmutableArray<string> Kept(int lane) => cells;

    public override ImmutableArray<string> Meanings(int lane) => _ids.Meanings();

    public override void Write(Utf8JsonWriter json) => _ids.Write(json);

    public override string Describe(bool masked) => _ids.Describe(masked);

    private CellIdFlow Bind(ImmutableArray<FeatureFlow> lanes, CategoryIds ids) =>
        new(new CellFlow(NumberFlow.Of(lanes[0]), NumberFlow.Of(lanes[1]), precision), ids);
}
