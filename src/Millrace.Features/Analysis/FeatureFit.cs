using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>The fitting of a feature set, scan after scan: all that can be learned together is learned in one.</summary>
internal sealed class FeatureFit
{
    private readonly FeatureDefinition _definition;
    private readonly FlowContext _context;
    private readonly ImmutableArray<FitLane> _sources;
    private readonly ImmutableArray<FeatureProgress> _features;
    private readonly AnalysisRequest? _label;
    private ImmutableArray<string> _classes = [];
    private ImmutableArray<SourceCounts> _counts;
    private ImmutableArray<AnalysisRequest> _requests;
    private long _rows;

    /// <param name="definition">The features.</param>
    /// <param name="shape">A batch like those that will come.</param>
    /// <param name="label">What learns the classes of the label in the first scan; null where there are none.</param>
    /// <exception cref="FeatureColumnException">It lacks a column, or has it with another type.</exception>
    public FeatureFit(FeatureDefinition definition, Batch shape, AnalysisRequest? label = null)
    {
        (_definition, _label) = (definition, label);
        _context = new FlowContext(definition, shape);
        _sources = [.. _context.Sources.Select(Lane)];
        _features = [.. definition.Set.Features.Select((_, i) => new FeatureProgress(i, _context))];
        _requests = NextRequests();
    }

    /// <summary>The fitting of a feature set on rows of a type.</summary>
    public static FeatureFit Of<TRow, TFeatures>()
        where TRow : struct, ISchema<TRow>
        where TFeatures : struct, IFeatures<TFeatures, TRow> =>
        new(FeatureDefinition.Of<TFeatures>(), TRow.CreateBatch(0), TFeatures.FeatureSet.HasClasses ? ClassAnalyser<TRow, TFeatures>.Request : null);

    /// <summary>The fitting of a feature set that no rows come to: what was learned of spans of them does.</summary>
    /// <exception cref="FeatureDefinitionException">A feature cannot be learned span by span.</exception>
    public static FeatureFit OfSpans<TFeatures>()
        where TFeatures : struct, IFeatures<TFeatures>
    {
        var fit = new FeatureFit(
            FeatureDefinition.Of<TFeatures>(), new ShapeBatch(TFeatures.InputSchema), TFeatures.FeatureSet.HasClasses ? StoredClasses.Request : null);
        fit.RequireSpans();
        return fit;
    }

    /// <summary>How many scans have ended.</summary>
    public int Scans { get; private set; }

    /// <summary>Whether nothing is left to learn.</summary>
    public bool IsDone => Scans > 0 && _features.All(static feature => feature.IsDone);

    /// <summary>Refuses features that cannot be learned of spans which are looked at once each.</summary>
    /// <exception cref="FeatureDefinitionException">There is one.</exception>
    public void RequireSpans()
    {
        for (int i = 0; i < _features.Length; i++)
        {
            if (_features[i].WhyNotBySpans() is { } problem)
            {
                string set = _definition.Set.Name;
                throw new FeatureDefinitionException(
                    $"Feature \"{_definition.Set.Features[i].Name}\" of {set} cannot be learned span by span: {problem}, or fit {set} with FitFeatures over the rows of all spans.");
            }
        }
    }

    /// <summary>Forgets the ends and means of sensitive numbers that no feature asks for: of these it counts alone who are missing.</summary>
    public void KeepWhatIsAsked(FeatureScan scan)
    {
        var asked = _features.SelectMany(static feature => feature.Requests()).Select(static request => request.Key).ToHashSet(StringComparer.Ordinal);
        for (int i = 0; i < _sources.Length; i++)
        {
            string key = AnalysisRequest.Presence(_sources[i]).Key;
            if (!_definition.Columns[i].IsSensitive || asked.Contains(key))
                continue;
            if (scan.Learned[key] is MomentAnalyser moments)
                moments.KeepCounts();
            else if (scan.Learned[key] is ListAnalyser lists)
                lists.KeepCounts();
        }
    }

    /// <summary>Begins a part of a scan.</summary>
    /// <param name="seed">Different for each part that may be merged.</param>
    public FeatureScan Begin(ulong seed) =>
        new(_definition, _context.Slots, [.. _requests.Select(request => KeyValuePair.Create(request.Key, request.Create(seed)))]);

    /// <summary>Ends a scan, all of whose rows one part has seen or taken in.</summary>
    /// <exception cref="MillraceException">There were no rows, or a feature cannot be fitted.</exception>
    public void End(FeatureScan scan)
    {
        if (scan.Rows == 0)
            throw NoRows(_definition);
        scan.End();
        if (Scans++ == 0)
        {
            _rows = scan.Rows;
            _counts =
            [
                .. _sources.Select((source, i) =>
                    SourceCounts.Of(scan.Learned[AnalysisRequest.Presence(source).Key], _rows, _definition.Columns[i].IsSensitive)),
            ];
            if (_label is not null)
                _classes = ((ClassAnalyser)scan.Learned[_label.Key]).Classes;
        }

        foreach (FeatureProgress feature in _features)
            feature.Advance(scan.Learned);
        scan.LetGo();
        _requests = NextRequests();
    }

    /// <summary>The refusal of a dataset without rows.</summary>
    public static MillraceException NoRows(FeatureDefinition definition) =>
        new($"Features {definition.Set.Name} cannot be fitted: the dataset has no rows. Check the source, and the split that made it.");

    /// <summary>The features, once all are fitted.</summary>
    public FittedSet ToFitted() => new(
        _definition,
        [.. _features.Select(static feature => feature.Stages)],
        new FittedOn(_rows, Scans, _counts, [.. _features.Select(static feature => feature.Unseen)]),
        _classes);

    private FitLane Lane(ColumnFlow source) =>
        new(_definition.Set.Features[0], source.Shape.Info.Name, source.Shape.Info.Name, source, _context, static _ => throw new InvalidOperationException("Nothing has been learned yet."));

    private ImmutableArray<AnalysisRequest> NextRequests() =>
    [
        .. (Scans == 0 ? _sources.Select(AnalysisRequest.Presence).Concat(_label is null ? [] : [_label]) : [])
            .Concat(_features.SelectMany(static feature => feature.Requests()))
            .DistinctBy(static request => request.Key),
    ];
}
