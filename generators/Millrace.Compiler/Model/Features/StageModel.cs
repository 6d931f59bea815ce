namespace Millrace.Compiler;

/// <summary>A stage of a feature as generated code needs it.</summary>
/// <param name="Kind">Its transform.</param>
public sealed record StageModel(TransformKind Kind)
{
    /// <summary>The column with the keys, of each of which the stage learns values; null where all rows have the same.</summary>
    public ColumnModel? Key { get; init; }

    /// <summary>How many places of lists there are; 0 of other transforms.</summary>
    public int Length { get; init; }

    /// <summary>Whether the last place is that of the last element, as code spells it; empty of other transforms.</summary>
    public string FromEnd { get; init; } = "";

    /// <summary>Whether it takes dates and times rather than numbers, where it can take both.</summary>
    public bool IsOfCalendar { get; init; }
}
