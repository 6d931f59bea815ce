using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>A stage of numbers by code that is not ours.</summary>
/// <typeparam name="TTransform">The code.</typeparam>
/// <param name="IsSingle">Whether the feature's property holds one number.</param>
public abstract record CustomNumberSpec<TTransform>(bool IsSingle) : CustomSpec(IsSingle)
    where TTransform : INumberTransform<TTransform>
{
    internal sealed override string? Problem(ImmutableArray<ColumnInfo> columns) => Each(columns, NumbersOnly);

    internal sealed override string? Problem(FeatureKind before) => NumbersOnly(before);

    internal sealed override FittedStage Fit(ImmutableArray<FitLane> lanes)
    {
        TTransform transform = Transform(lanes);
        return WidthProblem(transform.Width) is { } problem ? throw lanes[0].Fault(problem) : new CustomNumberStage<TTransform>(transform);
    }

    internal sealed override FittedStage Read(JsonElement fitted)
    {
        TTransform transform = TTransform.Read(fitted);
        return WidthProblem(transform.Width) is { } problem ? throw new FeatureMismatchException(problem) : new CustomNumberStage<TTransform>(transform);
    }

    /// <summary>The transform with what was learned.</summary>
    private protected abstract TTransform Transform(ImmutableArray<FitLane> lanes);
}
