using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>What a stage puts in the place of missing values, and how many there are: what is added to what has been learned without them.</summary>
/// <param name="Flows">What each lane has become of it by the stages since then.</param>
/// <param name="Numbers">The number that it has become; 0 where it is an id by now.</param>
/// <param name="Texts">The text of each lane; null where there are numbers.</param>
/// <param name="Missing">How many are missing in each lane.</param>
internal sealed record ImputedLanes(
    ImmutableArray<FeatureFlow> Flows, ImmutableArray<double> Numbers, ImmutableArray<string?> Texts, ImmutableArray<long> Missing)
{
    public static ImputedLanes Of(FittedStage stage, ImmutableArray<long> missing)
    {
        ImmutableArray<IImputing> lanes = [.. (stage is LaneStages each ? each.Lanes : [(LaneStage)stage]).Cast<IImputing>()];
        return new ImputedLanes(
            [.. lanes.Select(static lane => new ConstantFlow(lane.Number))],
            [.. lanes.Select(static lane => lane.Number)],
            [.. lanes.Select(static lane => lane.Text)],
            missing);
    }

    /// <summary>What has been learned of a lane, with what takes the place of missing values. Nothing does where a stage has made that missing again.</summary>
    public FlowAnalyser AddTo(FlowAnalyser analyser, int lane) =>
        Missing[lane] > 0 && double.IsFinite(Numbers[lane]) ? analyser.With(Numbers[lane], Texts[lane], Missing[lane]) : analyser;

    /// <summary>The same behind one more stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="context">What stages are bound with.</param>
    public ImputedLanes Then(FittedStage stage, FlowContext context)
    {
        if (Texts.Any(static text => text is not null))
            return this;
        ImmutableArray<FeatureFlow> flows = stage.Bind(Flows, context);
        var work = new FeatureWork(context.Definition, context.Slots);
        var numbers = new double[flows.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (flows[i] is NumberFlow flow)
                flow.Read(work, 0, numbers.AsSpan(i, 1));
        }

        // A stage that makes several lanes of one keeps them side by side.
        int each = flows.Length / Flows.Length;
        return new ImputedLanes(
            flows,
            [.. numbers],
            [.. Enumerable.Repeat<string?>(null, flows.Length)],
            [.. Missing.SelectMany(count => Enumerable.Repeat(count, each))]);
    }
}
