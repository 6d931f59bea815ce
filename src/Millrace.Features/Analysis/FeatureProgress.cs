using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>
/// How far one feature is fitted. A scan learns what the next stage has to know. Where that one puts values in the place of missing ones, the stage behind it
/// is learned in the same scan: of the other values, to which those are added once they are known.
/// </summary>
internal sealed class FeatureProgress
{
    private readonly FeatureInfo _info;
    private readonly FlowContext _context;
    private readonly List<FittedStage> _stages = [];
    private LaneState _lanes;

    /// <param name="feature">Which feature.</param>
    /// <param name="context">What stages are bound with.</param>
    public FeatureProgress(int feature, FlowContext context)
    {
        (_info, _context) = (context.Definition.Set.Features[feature], context);
        _lanes = new LaneState([.. context.Definition.SourcesOf(feature).Select(source => context.Sources[source])], _info.Columns);
    }

    /// <summary>The stages that are fitted.</summary>
    public ImmutableArray<FittedStage> Stages => [.. _stages];

    /// <summary>How many values are not kept, a count a column; empty where none are kept.</summary>
    public ImmutableArray<UnseenValues> Unseen { get; private set; } = [];

    /// <summary>Whether all are.</summary>
    public bool IsDone => _stages.Count == _info.Stages.Length;

    /// <summary>What the next scan has to learn.</summary>
    public IEnumerable<AnalysisRequest> Requests() => Ahead().TakeWhile(static stage => stage.IsNext).SelectMany(static stage => stage.Requests);

    /// <summary>Why the feature cannot be learned of spans that are looked at once each; null where it can.</summary>
    public string? WhyNotBySpans()
    {
        if (Ahead().FirstOrDefault(static stage => !stage.IsNext && stage.Requests.Length > 0) is { } later)
        {
            return $"its stage {later.Spec.Name} builds on what a stage before it has learned of all rows, which takes a second scan. "
                + "Leave one of the two out";
        }

        foreach (AnalysisRequest request in Requests())
        {
            FlowAnalyser analyser = request.Create(0);
            string? problem = analyser.WhyNotWritten;
            analyser.LetGo();
            if (problem is not null)
                return problem;
        }

        return null;
    }

    /// <summary>Fits as many stages as can be.</summary>
    /// <param name="learned">What the scan has learned, by the keys of requests.</param>
    public void Advance(IReadOnlyDictionary<string, FlowAnalyser> learned)
    {
        LaneState known = _lanes;
        ImputedLanes? imputed = null;
        while (!IsDone)
        {
            FeatureSpec spec = _info.Stages[_stages.Count];

            // Which rows are missing at such a stage is known of the rows alone.
            if (imputed is not null && spec.SeesMissing)
                (known, imputed) = (_lanes, null);
            ImputedLanes? before = imputed;
            ImmutableArray<FitLane> fit = Fit(known, (key, lane) => before is null ? learned[key] : before.AddTo(learned[key], lane));
            AnalysisRequest[] requests = [.. spec.Requests(fit)];
            if (!Array.TrueForAll(requests, request => learned.ContainsKey(request.Key) && !(before is not null && request.NeedsRows)))
                return;
            FittedStage stage = spec.Fit(fit);
            _stages.Add(stage);
            CountUnseen(stage, fit, requests);
            _lanes = _lanes.Then(spec, stage, _context);
            if (requests.Length > 0 && spec.Imputes && imputed is null && spec.CountsMissing(fit))
            {
                imputed = ImputedLanes.Of(stage, [.. requests.Select(request => learned[request.Key].Missing)]);
                continue;
            }

            imputed = imputed?.Then(stage, _context);
            known = known.Then(spec, stage, _context);
        }
    }

    // The stages that are not fitted, with what has to be known of each: first those that the next scan learns.
    private IEnumerable<StageAhead> Ahead()
    {
        LaneState lanes = _lanes;
        bool isImputed = false, isNext = true, isKnown = true;
        for (int i = _stages.Count; i < _info.Stages.Length; i++)
        {
            FeatureSpec spec = _info.Stages[i];
            isNext &= !(isImputed && spec.SeesMissing);
            ImmutableArray<FitLane> fit = Fit(lanes, static (_, _) => throw new InvalidOperationException("Nothing has been learned yet."));
            AnalysisRequest[] requests = [.. spec.Requests(fit)];
            isNext &= !(isImputed && Array.Exists(requests, static request => request.NeedsRows));
            yield return new StageAhead(spec, requests, isNext);
            if (requests.Length > 0 && spec.Imputes && !isImputed && spec.CountsMissing(fit))
                isImputed = true;
            else if (requests.Length > 0)
                (lanes, isKnown, isNext) = (LaneState.Unknown, false, false);
            else if (isKnown)
                lanes = lanes.Then(spec, spec.Fit(fit), _context);
        }
    }

    private void CountUnseen(FittedStage stage, ImmutableArray<FitLane> lanes, AnalysisRequest[] requests)
    {
        ImmutableArray<string>[] kept = [.. lanes.Select((_, lane) => stage.Kept(lane))];
        if (!Array.TrueForAll(kept, static values => !values.IsDefault) || !lanes.All(static lane => lane.Flow is ColumnFlow and not ElementFlow))
            return;
        string[] keys = [.. lanes.Select(static lane => AnalysisRequest.Frequencies(lane).Key)];
        if (keys.All(key => requests.Any(request => request.Key == key)))
            Unseen = [.. lanes.Select((lane, i) => UnseenValues.Of(lane, kept[i]))];
    }

    private ImmutableArray<FitLane> Fit(LaneState lanes, Func<string, int, FlowAnalyser> find) =>
    [
        .. lanes.Flows.Select((flow, lane) =>
            new FitLane(_info, lanes.Flows.Length == _info.Columns.Length ? _info.Columns[lane] : string.Join(", ", _info.Columns), lanes.Keys[lane], flow, _context, key => find(key, lane))),
    ];
}
