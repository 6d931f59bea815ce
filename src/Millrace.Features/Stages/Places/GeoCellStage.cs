using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>The kept cells of places.</summary>
internal sealed class GeoCellStage(int precision, ImmutableArray<string> cells, int outOfVocabulary) : FittedStage, IRowIds
{
    private readonly CategoryIds _ids = new(cells, outOfVocabulary, missing: cells.Length);
    private CellIds? _cells;

    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Category, 1, cells.Length + outOfVocabulary);

    public override ImmutableArray<FeatureFlow> Bind(ImmutableArray<FeatureFlow> lanes, FlowContext context) =>
        [Bind(lanes, Cells)];

    public void Read(ReadOnlySpan<double> lanes, Span<int> ids, ReadOnlySpan<int> keys)
    {
        CellIds found = Cells;
        for (int i = 0; i < ids.Length; i++)
            ids[i] = found.Of(Geohash.Of(lanes[i], lanes[ids.Length + i], precision));
    }

    public override IEnumerable<UnkeptValues> Unkept(ImmutableArray<FeatureFlow> lanes, FlowContext context) =>
        [new UnkeptValues(Bind(lanes, new CellIds(precision, _ids.ForCounting())), cells.Length)];

    public override ImmutableArray<string> Kept(int lane) => cells;

    public override ImmutableArray<string> Meanings(int lane) => _ids.Meanings();

    public override void Write(Utf8JsonWriter json) => _ids.Write(json);

    public override string Describe(bool masked) => _ids.Describe(masked);

    // Made where rows are computed, and not by who reads the features only.
    private CellIds Cells => _cells ??= new CellIds(precision, _ids);

    private CellIdFlow Bind(ImmutableArray<FeatureFlow> lanes, CellIds ids) =>
        new(new CellFlow(NumberFlow.Of(lanes[0]), NumberFlow.Of(lanes[1]), precision), ids);
}
