using System.Collections.Immutable;
using System.ComponentModel;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// What was learned for each stage of a feature set, as generated code takes it. Features and their stages are counted from 0, in the order of definition.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowStages
{
    internal RowStages(FittedSet fitted)
    {
        Fitted = fitted;
        Places =
        [
            .. fitted.Features.Select((feature, i) => new RowPlace(
                feature.Slot.Offset, fitted.Layout.GroupOffset(i), feature.Slot.Width, feature.Info.Stages[^1].KeepsMissing ? float.NaN : 0)),
        ];
    }

    internal FittedSet Fitted { get; }

    internal ImmutableArray<RowPlace> Places { get; }

    /// <summary>How many places there are for what is kept of a batch while it is worked on.</summary>
    internal int Slots { get; private set; }

    /// <summary>A stage from numbers to numbers.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="stage">The stage.</param>
    public IRowNumbers Numbers(int feature, int stage) => (IRowNumbers)StageOf(feature, stage);

    /// <summary>A stage from numbers to ids.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="stage">The stage.</param>
    public IRowIds Ids(int feature, int stage) => (IRowIds)StageOf(feature, stage);

    /// <summary>A stage that makes numbers of several together, or several of one.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="stage">The stage.</param>
    public IRowMix Mix(int feature, int stage) => (IRowMix)StageOf(feature, stage);

    /// <summary>A stage from ids to numbers.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="stage">The stage.</param>
    public IRowCounts Counts(int feature, int stage) => (IRowCounts)StageOf(feature, stage);

    /// <summary>A stage from dates and times to numbers.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="stage">The stage.</param>
    public IRowTimes Times(int feature, int stage) => (IRowTimes)StageOf(feature, stage);

    /// <summary>A stage from dates and times to ids.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="stage">The stage.</param>
    public IRowTimeIds TimeIds(int feature, int stage) => (IRowTimeIds)StageOf(feature, stage);

    /// <summary>The ids that a stage gives texts, as values or as keys.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="stage">The stage.</param>
    public RowTexts Texts(int feature, int stage)
    {
        ImmutableArray<CategoryIds> lanes = [.. Lookups(feature, stage)];
        Slots += lanes.Length;
        return new RowTexts(lanes, CountsElements(StageOf(feature, stage)), Slots - lanes.Length);
    }

    /// <summary>The ids that a stage gives values of fixed width, as values or as keys.</summary>
    /// <typeparam name="T">The type of a value.</typeparam>
    /// <param name="feature">The feature.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="format">The texts of values.</param>
    public RowCategories<T> Categories<T>(int feature, int stage, ValueFormat<T> format)
        where T : struct => new([.. Lookups(feature, stage)], format, CountsElements(StageOf(feature, stage)));

    /// <summary>A stage that puts columns together to one id.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="stage">The stage.</param>
    public RowCross Cross(int feature, int stage) => new(
        (CrossStage)StageOf(feature, stage),
        [.. Fitted.Features[feature].Columns.Select((_, lane) => CrossPart.OfMissing(MissingAs(feature, stage, lane)))]);

    /// <summary>A stage of texts by code of one's own.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="stage">The stage.</param>
    public RowCustomTexts CustomTexts(int feature, int stage) => new((IRowTexts)StageOf(feature, stage), Fitted.Features[feature].Columns.Length);

    private FittedStage StageOf(int feature, int stage) => Fitted.Features[feature].Stages[stage];

    private static ImmutableArray<FittedStage> LanesOf(FittedStage stage) =>
        stage is LaneStages each ? ImmutableArray<FittedStage>.CastUp(each.Lanes) : [stage];

    private static bool CountsElements(FittedStage stage) => LanesOf(stage)[0] is MultiHotStage { Counts: true };

    private IEnumerable<CategoryIds> Lookups(int feature, int stage) =>
        LanesOf(StageOf(feature, stage)).Cast<ILookup>()
            .Select((each, lane) => each.IsOfKeys ? each.Lookup : each.Lookup.WithMissingAs(MissingAs(feature, stage, lane)));

    // The first that puts a text in the place of a missing one leaves none to those behind it.
    private string? MissingAs(int feature, int stage, int lane)
    {
        foreach (FittedStage before in Fitted.Features[feature].Stages.Take(stage))
        {
            ImmutableArray<FittedStage> lanes = LanesOf(before);
            if (lanes[lanes.Length == 1 ? 0 : lane] is ImputeTextStage impute)
                return impute.Text;
        }

        return null;
    }
}
