using Millrace.Data;

namespace Millrace.Tables.Tests.Grouping;

/// <summary>What is told of rows with the same texts.</summary>
[Schema]
public readonly partial record struct LabelTotals
{
    [Column]
    public string? Label { get; init; }

    [Column]
    public string? Place { get; init; }

    [Column]
    public long Rows { get; init; }

    [Column]
    public double? Mean { get; init; }

    [Column]
    public long FirstId { get; init; }

    [Column]
    public long LastId { get; init; }

    [Column]
    public string? LastNote { get; init; }

    [Column]
    public string? LeastNote { get; init; }

    [Column]
    public string? GreatestNote { get; init; }

    [Column]
    public long Notes { get; init; }

    /// <summary>All but the keys.</summary>
    public static Grouping<Labelled, LabelTotals> Totals(Grouping<Labelled, LabelTotals> keys) => keys
        .Count(Columns.Rows).Mean(Labelled.Columns.Amount, Columns.Mean).Min(Labelled.Columns.Id, Columns.FirstId).Max(Labelled.Columns.Id, Columns.LastId)
        .Last(Labelled.Columns.Note, Columns.LastNote).Min(Labelled.Columns.Note, Columns.LeastNote).Max(Labelled.Columns.Note, Columns.GreatestNote)
        .CountDistinct(Labelled.Columns.Note, Columns.Notes);
}
