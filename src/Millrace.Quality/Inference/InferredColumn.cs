using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What the statistics of a column let expect of it.</summary>
internal static class InferredColumn
{
    /// <summary>A domain has so many texts at most.</summary>
    public const int MostTexts = 100;

    // Each text of a domain occurs so often on the average.
    private const int FewestOfEach = 5;
    private const int LongestText = 60;

    /// <summary>The column as a schema would declare it.</summary>
    /// <param name="column">What was found.</param>
    /// <param name="member">The name of the property.</param>
    /// <param name="isJson">Whether its texts are JSON, which is no domain.</param>
    public static ColumnInfo Of(ColumnStatistics column, string member, bool isJson = false) => new(column.Name, member, column.Type, column.Missing > 0)
    {
        Item = column.Lists is { } lists ? new ColumnInfo(lists.Items.Name, member, lists.Items.Type, lists.Items.Missing > 0) : null,
        Expectations = Expectations(column, isJson),
    };

    /// <summary>The texts of a column in ordinal order, where they are few enough to be a domain; else null.</summary>
    public static DomainExpectation? Domain(ColumnStatistics column)
    {
        if (column is not { Type: ColumnType.Text, Frequent: { WeightError: 0 } frequent, Texts.Lengths.Maximum: <= LongestText } || !column.Distinct.IsExact)
            return null;
        long texts = column.Distinct.Count;
        return texts <= MostTexts && texts == frequent.Values.Length && column.Present >= Math.Max(RoundedOut.FewestValues, texts * FewestOfEach)
            ? new DomainExpectation([.. frequent.Values.Select(static each => each.Value).Order(StringComparer.Ordinal)])
            : null;
    }

    private static ImmutableArray<Expectation> Expectations(ColumnStatistics column, bool isJson)
    {
        var found = ImmutableArray.CreateBuilder<Expectation>();
        if (!isJson && Domain(column) is { } domain)
            found.Add(domain);
        if (RoundedOut.Range(column) is { } range)
            found.Add(range);
        if (RoundedOut.Presence(column.Present, column.Present + column.Missing) is { } presence)
            found.Add(presence);
        return found.ToImmutable();
    }
}
