using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>See <see cref="CustomAttribute{TTransform}"/>.</summary>
/// <typeparam name="TTransform">The code.</typeparam>
/// <param name="IsSingle">Whether the feature's property holds one number.</param>
public sealed record CustomSpec<TTransform>(bool IsSingle) : CustomNumberSpec<TTransform>(IsSingle)
    where TTransform : INumberTransform<TTransform>, new()
{
    private protected override ImmutableArray<Type> Code => [typeof(TTransform)];

    internal override IEnumerable<AnalysisRequest> Requests(ImmutableArray<FitLane> lanes) => [];

    private protected override TTransform Transform(ImmutableArray<FitLane> lanes) => new();
}
