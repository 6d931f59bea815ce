using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>See <see cref="CustomTextAttribute{TTransform}"/>.</summary>
/// <typeparam name="TTransform">The code.</typeparam>
/// <param name="IsSingle">Whether the feature's property holds one number.</param>
public sealed record CustomTextSpec<TTransform>(bool IsSingle) : CustomTextStageSpec<TTransform>(IsSingle)
    where TTransform : ITextTransform<TTransform>, new()
{
    private protected override ImmutableArray<Type> Code => [typeof(TTransform)];

    internal override IEnumerable<AnalysisRequest> Requests(ImmutableArray<FitLane> lanes) => [];

    private protected override TTransform Transform(ImmutableArray<FitLane> lanes)
    {
        _ = Sources(lanes);
        return new TTransform();
    }
}
