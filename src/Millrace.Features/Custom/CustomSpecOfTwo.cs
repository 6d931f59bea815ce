using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>See <see cref="CustomAttribute{TAnalyser, TTransform}"/>.</summary>
/// <typeparam name="TAnalyser">The code that learns.</typeparam>
/// <typeparam name="TTransform">The code that applies what was learned.</typeparam>
/// <param name="IsSingle">Whether the feature's property holds one number.</param>
public sealed record CustomSpec<TAnalyser, TTransform>(bool IsSingle) : CustomNumberSpec<TTransform>(IsSingle)
    where TAnalyser : class, INumberAnalyser<TAnalyser, TTransform>
    where TTransform : INumberTransform<TTransform>
{
    private protected override ImmutableArray<Type> Code => [typeof(TAnalyser), typeof(TTransform)];

    internal override IEnumerable<AnalysisRequest> Requests(ImmutableArray<FitLane> lanes) => [Request(lanes)];

    private protected override TTransform Transform(ImmutableArray<FitLane> lanes) =>
        ((CustomNumberAnalyser<TAnalyser, TTransform>)lanes[0].Of(Request(lanes))).Analyser.Fit();

    private static AnalysisRequest Request(ImmutableArray<FitLane> lanes)
    {
        ImmutableArray<NumberFlow> flows = [.. lanes.Select(static lane => NumberFlow.Of(lane.Flow))];
        string key = $"({string.Join(", ", lanes.Select(static lane => lane.Key))}) {typeof(TAnalyser)}";
        return new AnalysisRequest(key, _ => new CustomNumberAnalyser<TAnalyser, TTransform>(flows))
        {
            NeedsRows = true,
        };
    }
}
