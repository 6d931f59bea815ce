using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What a report says of a column in words and numbers, line by line.</summary>
internal static class ColumnFacts
{
    private static readonly ImmutableArray<ColumnFact> s_facts =
    [
        new("present", static column => Part(column.Present, column.Present + column.Missing)),
        new("missing", static column => Part(column.Missing, column.Present + column.Missing)),
        new("weight present", static column => column.PresentWeight != column.Present || column.MissingWeight != column.Missing
            ? $"{ReportNumber.Weight(column.PresentWeight)} ({ReportNumber.Share(column.PresentWeight, column.PresentWeight + column.MissingWeight)})"
            : null),
        new("distinct", static column => DistinctText.WithError(column.Distinct)),
        new("minimum", static column => column.Minimum) { IsValue = true },
        new("maximum", static column => column.Maximum) { IsValue = true },
        new("mean", static column => column.Numbers?.Mean is { } mean ? TypedNumber.Of(column.Type, mean) : null),
        new("standard deviation", static column => column.Numbers?.Deviation is { } deviation ? TypedNumber.Difference(column.Type, deviation) : null),
        new("zeros", static column => column.Numbers is { } numbers && IsNumber(column.Type) ? Part(numbers.Zeros, numbers.Weights?.Zeros, column) : null),
        new("not finite", static column => column.Numbers is { } numbers && HasNaN(column.Type) ? NotFinite(numbers, column) : null),
        new("length", static column => column is { IsSensitive: false, Texts: { } texts, Present: > 0 } ? Length(texts.Lengths) : null),
        new("empty", static column => column.Texts is { } texts ? Part(texts.Empty, texts.Weights?.Empty, column) : null),
        new("only white space", static column => column.Texts is { Characters: not null } texts ? Part(texts.Blank, texts.Weights?.Blank, column) : null),
        new("white space at ends", static column => column.Texts is { Characters: not null } texts
            ? Part(texts.Untrimmed, texts.Weights?.Untrimmed, column)
            : null),
        new("read as a number", static column => column.Texts is { Characters: not null } texts ? Part(texts.Numeric, texts.Weights?.Numeric, column) : null),
        new("characters", static column => column.Texts?.Characters is { } characters ? Characters(characters) : null),
        new("weight of characters", static column => column.Texts?.Weights?.Characters is { } characters ? Characters(characters) : null),
        new("elements of a list", static column => column is { IsSensitive: false, Lists: { } lists, Present: > 0 } ? Length(lists.Lengths) : null),
        new("correlation with the label", static column => column.Label?.Correlation is { } correlation ? ReportNumber.Of(correlation) : null),
        new("mutual information", static column => column.Label?.MutualInformation is { } information ? $"{ReportNumber.Of(information)} bits" : null),
        new("estimated by", static column => column.Label?.Estimator),
    ];

    /// <summary>The lines that one side or the other has something for.</summary>
    public static IEnumerable<(ColumnFact Fact, string? Current, string? Previous)> Of(ColumnPair pair)
    {
        foreach (ColumnFact fact in s_facts)
        {
            (string? current, string? previous) = pair.Both(fact.Of);
            if (current is not null || previous is not null)
                yield return (fact, current, previous);
        }
    }

    /// <summary>The type of values, of lists that of their elements.</summary>
    public static string Type(ColumnStatistics column) =>
        column.Lists is { } lists ? $"{column.Type}({lists.Items.Type})" : column.Type.ToString();

    /// <summary>Whether values are numbers, and not times.</summary>
    public static bool IsNumber(ColumnType type) => type is not (ColumnType.Date or ColumnType.DateTime or ColumnType.Time);

    private static bool HasNaN(ColumnType type) => type is ColumnType.Half or ColumnType.Single or ColumnType.Double;

    private static string Part(long count, long all) => count == 0 || all == 0
        ? ReportNumber.Count(count)
        : $"{ReportNumber.Count(count)} ({ReportNumber.Share(count, all)})";

    // Of the rows with a value, and what that weighs where rows have weights.
    private static string Part(long count, double? weight, ColumnStatistics column) => weight is not { } sum || count == 0
        ? Part(count, column.Present)
        : $"{Part(count, column.Present)}, weight {ReportNumber.Weight(sum)} ({ReportNumber.Share(sum, column.PresentWeight)})";

    private static string NotFinite(NumberStatistics numbers, ColumnStatistics column)
    {
        (string Name, long Count, double? Weight)[] kinds =
        [
            ("NaN", numbers.NotANumber, numbers.Weights?.NotANumber), ("−∞", numbers.NegativeInfinite, numbers.Weights?.NegativeInfinite),
            ("+∞", numbers.PositiveInfinite, numbers.Weights?.PositiveInfinite),
        ];
        string text = string.Join(", ", kinds.Where(static kind => kind.Count > 0).Select(kind => $"{kind.Name} {Part(kind.Count, kind.Weight, column)}"));
        return text.Length == 0 ? "0" : text;
    }

    private static string Length(LengthStatistics lengths) => lengths.Minimum == lengths.Maximum
        ? $"{ReportNumber.Count(lengths.Minimum)} each"
        : $"{ReportNumber.Count(lengths.Minimum)} to {ReportNumber.Count(lengths.Maximum)}, mean {ReportNumber.Of(lengths.Mean)}";

    private static string? Characters(CharacterCounts counts) => Characters(
        new CharacterWeights(counts.Letters, counts.Digits, counts.Spaces, counts.Punctuation, counts.Controls, counts.Others) { NotAscii = counts.NotAscii });

    private static string? Characters(CharacterWeights weights)
    {
        (string Name, double Weight)[] classes =
        [
            ("letters", weights.Letters), ("digits", weights.Digits), ("spaces", weights.Spaces), ("punctuation", weights.Punctuation),
            ("control characters", weights.Controls), ("others", weights.Others),
        ];
        double all = classes.Sum(static each => each.Weight);
        if (all == 0)
            return null;
        string text = string.Join(", ", classes.Where(static each => each.Weight > 0).Select(each => $"{each.Name} {ReportNumber.Share(each.Weight, all)}"));
        return weights.NotAscii == 0 ? text : $"{text}; not ASCII {ReportNumber.Share(weights.NotAscii, all)}";
    }
}
