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

    /// <summary>How many rows have a value that is not kept, a count a column; empty where none are kept.</summary>
    public ImmutableArray<long> Unseen { get; private set; } = [];

    /// <summary>Whether all are.</summary>
    public bool IsDone => _stages.Count == _info.Stages.Length;

    /// <summary>What the next scan has to learn.</summary>
    public IEnumerable<AnalysisRequest> Requests()
    {
        LaneState lanes = _lanes;
        bool isImputed = false;
        for (int i = _stages.Count; i < _info.Stages.Length; i++)
        {
            FeatureSpec spec = _info.Stages[i];
            if (isImputed && spec.SeesMissing)
                yield break;
            ImmutableArray<FitLane> fit = Fit(lanes, static (_, _) => throw new InvalidOperationException("Nothing has been learned yet."));
            AnalysisRequest[] requests = [.. spec.Requests(fit)];
            if (isImputed && Array.Exists(requests, static request => request.NeedsRows))
                yield break;
            foreach (AnalysisRequest request in requests)
                yield return request;
            if (requests.Length == 0)
                lanes = lanes.Then(spec, spec.Fit(fit), _context);
            else if (spec.Imputes && !isImputed)
                isImputed = true;
            else
                yield break;
        }
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
            if (requests.Length > 0 && spec.Imputes && imputed is null)
            {
                imputed = ImputedLanes.Of(stage, [.. requests.Select(request => learned[request.Key].Missing)]);
                continue;
            }

            imputed = imputed?.Then(stage, _context);
            known = known.Then(spec, stage, _context);
        }
    }

    private void CountUnseen(FittedStage stage, ImmutableArray<FitLane> lanes, AnalysisRequest[] requests)
    {
        ImmutableArray<string>[] kept = [.. lanes.Select((_, lane) => stage.Kept(lane))];
        if (!Array.TrueForAll(kept, static values => !values.IsDefault) || !lanes.All(static lane => lane.Flow is ColumnFlow and not ElementFlow))
            return;
        string[] keys = [.. lanes.Select(static lane => AnalysisRequest.Frequencies(lane).Key)];
        if (keys.All(key => requests.Any(request => request.Key == key)))
            Unseen = [.. lanes.Select((lane, i) => lane.Frequencies.Others(kept[i]))];
    }

    private ImmutableArray<FitLane> Fit(LaneState lanes, Func<string, int, FlowAnalyser> find) =>
    [
        .. lanes.Flows.Select((flow, lane) =>
            new FitLane(_info, lanes.Flows.Length == _info.Columns.Length ? _info.Columns[lane] : string.Join(", ", _info.Columns), lanes.Keys[lane], flow, _context, key => find(key, lane))),
    ];
}
