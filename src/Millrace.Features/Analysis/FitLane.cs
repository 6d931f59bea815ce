using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>One lane of a feature before a stage that is to be fitted.</summary>
/// <param name="feature">The feature.</param>
/// <param name="column">The name of the column, for messages.</param>
/// <param name="key">What the lane is: those of equal keys have the same values.</param>
/// <param name="flow">The lane's values.</param>
/// <param name="context">What stages are bound with, for those that read other columns as well.</param>
/// <param name="find">What has been learned, by its request's key.</param>
internal sealed class FitLane(FeatureInfo feature, string column, string key, FeatureFlow flow, FlowContext context, Func<string, FlowAnalyser> find)
{
    public FeatureInfo Feature => feature;

    public string Column => column;

    public string Key => key;

    public FeatureFlow Flow => flow;

    public FlowContext Context => context;

    public Moments Moments => ((MomentAnalyser)find(AnalysisRequest.Moments(this).Key)).Moments;

    public QuantileSketch Quantiles => ((QuantileAnalyser)find(AnalysisRequest.Quantiles(this).Key)).Sketch;

    public FrequencyAnalyser Frequencies => (FrequencyAnalyser)find(AnalysisRequest.Frequencies(this).Key);

    /// <summary>The moments of each key that has a finite number, in ordinal order.</summary>
    /// <param name="per">The name in files of the column with the keys.</param>
    public ImmutableArray<KeyValuePair<string, Moments>> KeyedMoments(string per) =>
        ((KeyedMomentAnalyser)find(AnalysisRequest.KeyedMoments(this, per).Key)).ByKey();

    /// <summary>The order of the numbers of each key that has a finite number, in ordinal order.</summary>
    /// <param name="per">The name in files of the column with the keys.</param>
    public ImmutableArray<KeyValuePair<string, QuantileSketch>> KeyedQuantiles(string per) =>
        ((KeyedQuantileAnalyser)find(AnalysisRequest.KeyedQuantiles(this, per).Key)).ByKey();

    /// <summary>How many rows have a key that has no finite number in a lane, the sum over the lanes.</summary>
    /// <param name="lanes">The lanes.</param>
    /// <param name="per">The name in files of the column with the keys; null where there are none.</param>
    /// <param name="request">What is learned of the keys of a lane.</param>
    public static UnseenCounts UnseenKeys(ImmutableArray<FitLane> lanes, string? per, Func<FitLane, string, AnalysisRequest> request) => per is null ? UnseenCounts.None : new()
    {
        Keys = UnseenCounts.None.Keys.Add(per, lanes.Sum(lane => ((IKeyedAnalyser)lane.Of(request(lane, per))).Unkept)),
    };

    /// <summary>What has been learned for a request.</summary>
    public FlowAnalyser Of(AnalysisRequest request) => find(request.Key);

    /// <summary>The exception of a feature that cannot be fitted.</summary>
    /// <param name="problem">What is wrong and what to do.</param>
    public FeatureDefinitionException Fault(string problem) => new($"Feature \"{feature.Name}\" over column \"{column}\": {problem}");
}
