using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>How many training values of a column are not kept.</summary>
/// <param name="Count">How many.</param>
/// <param name="Elements">How many elements its lists have, missing ones too, where it is a column of lists; null where each row has one value.</param>
internal readonly record struct UnseenValues(long Count, long? Elements = null)
{
    /// <summary>Those of a lane whose values were counted.</summary>
    public static UnseenValues Of(FitLane lane, ImmutableArray<string> kept)
    {
        FrequencyAnalyser values = lane.Frequencies;
        bool isOfLists = ((ColumnFlow)lane.Flow).Shape is ListColumn;
        return new UnseenValues(values.Others(kept), isOfLists ? values.Missing + values.Counts().Sum(static pair => pair.Value) : null);
    }

    /// <summary>Their share of all rows, or of all elements of lists; 0 where there are none.</summary>
    public double ShareOf(long rows) => Count / (double)Math.Max(1, Elements ?? rows);
}
