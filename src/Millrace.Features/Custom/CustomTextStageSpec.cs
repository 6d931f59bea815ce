using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>A stage of texts by code that is not ours.</summary>
/// <typeparam name="TTransform">The code.</typeparam>
/// <param name="IsSingle">Whether the feature's property holds one number.</param>
public abstract record CustomTextStageSpec<TTransform>(bool IsSingle) : CustomSpec(IsSingle)
    where TTransform : ITextTransform<TTransform>
{
    /// <inheritdoc/>
    public sealed override string Name => "custom-text";

    internal sealed override string? Problem(ImmutableArray<ColumnInfo> columns) =>
        Each(columns, static column => column.Type == ColumnType.Text ? null : "it needs a column of texts");

    internal sealed override string? Problem(FeatureKind before) => FirstOnly();

    internal sealed override FittedStage Fit(ImmutableArray<FitLane> lanes)
    {
        TTransform transform = Transform(lanes);
        return WidthProblem(transform.Width) is { } problem ? throw lanes[0].Fault(problem) : new CustomTextStage<TTransform>(transform);
    }

    internal sealed override FittedStage Read(JsonElement fitted)
    {
        TTransform transform = TTransform.Read(fitted);
        return WidthProblem(transform.Width) is { } problem ? throw new FeatureMismatchException(problem) : new CustomTextStage<TTransform>(transform);
    }

    /// <summary>The transform with what was learned.</summary>
    private protected abstract TTransform Transform(ImmutableArray<FitLane> lanes);

    /// <summary>The places of the columns among the sources.</summary>
    private protected static ImmutableArray<int> Sources(ImmutableArray<FitLane> lanes) => [.. lanes.Select(Source)];

    private static int Source(FitLane lane) => lane.Flow is ColumnFlow { MissingAs: null } column && column.GetType() == typeof(ColumnFlow)
        ? column.Source
        : throw lane.Fault("code of your own reads texts as they are, so it comes first");
}
