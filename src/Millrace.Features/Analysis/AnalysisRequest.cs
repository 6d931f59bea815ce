using Millrace.Data;

namespace Millrace.Features;

/// <summary>Something that a stage has to know of the training rows before it is fitted.</summary>
/// <param name="Key">What it is: requests of equal keys are one.</param>
/// <param name="Create">Makes what learns it, of a seed that is different for each that may be merged.</param>
internal sealed record AnalysisRequest(string Key, Func<ulong, FlowAnalyser> Create)
{
    /// <summary>
    /// Whether it has to read the rows as they are before the stage. Of anything else is known what it would be if a stage had put a value in the place of
    /// missing ones, so that both are learned in one scan.
    /// </summary>
    public bool NeedsRows { get; init; }

    public static AnalysisRequest Moments(FitLane lane) => new(lane.Key + " moments", _ => new MomentAnalyser(NumberFlow.Of(lane.Flow)));

    public static AnalysisRequest Quantiles(FitLane lane) => new(lane.Key + " quantiles", seed => new QuantileAnalyser(NumberFlow.Of(lane.Flow), seed));

    /// <summary>The moments of the rows of each key.</summary>
    /// <param name="lane">The numbers.</param>
    /// <param name="per">The name in files of the column with the keys.</param>
    public static AnalysisRequest KeyedMoments(FitLane lane, string per)
    {
        ColumnFlow keys = lane.Context.Source(per);
        return new($"{lane.Key} moments per {per}", _ => new KeyedMomentAnalyser(NumberFlow.Of(lane.Flow), keys.Shape.Accept(new KeyFactory(keys.Source))))
        {
            NeedsRows = true,
        };
    }

    /// <summary>The order of the numbers of each key.</summary>
    /// <param name="lane">The numbers.</param>
    /// <param name="per">The name in files of the column with the keys.</param>
    public static AnalysisRequest KeyedQuantiles(FitLane lane, string per)
    {
        ColumnFlow keys = lane.Context.Source(per);
        return new(
            $"{lane.Key} quantiles per {per}",
            seed => new KeyedQuantileAnalyser(NumberFlow.Of(lane.Flow), keys.Shape.Accept(new KeyFactory(keys.Source)), seed))
        {
            NeedsRows = true,
        };
    }

    /// <summary>How often each value of a column occurs, or each element of a column of lists, whatever its place.</summary>
    public static AnalysisRequest Frequencies(FitLane lane)
    {
        var column = (ColumnFlow)lane.Flow;
        if (column.Shape is ListColumn)
            return ElementFrequencies(lane, column);
        string key = column is ElementFlow element ? element.Key : lane.Key;
        return new(key + " frequencies", _ => column.Shape.Accept(new FrequencyFactory(column.Source, column.MissingAs)));
    }

    /// <summary>How many values of a source are missing, and what else is counted of it; NaN counts as missing where numbers are read.</summary>
    public static AnalysisRequest Presence(FitLane lane)
    {
        var column = (ColumnFlow)lane.Flow;
        if (column.Shape.Info.Type == ColumnType.List)
        {
            ColumnFlow items = lane.Context.ItemsOf(column);
            return new(lane.Key + " lists", _ => new ListAnalyser(column.Source, items.Source, items.Numbers));
        }

        return column.Shape.Info.Type.IsNumber() ? Moments(lane) : new(lane.Key + " presence", _ => new PresenceAnalyser(column.Source));
    }

    private static AnalysisRequest ElementFrequencies(FitLane lane, ColumnFlow list)
    {
        ColumnFlow items = lane.Context.ItemsOf(list);
        return new(ElementFlow.KeyOf(list) + " frequencies", _ => items.Shape.Accept(new FrequencyFactory(items.Source, missingAs: null)));
    }
}
