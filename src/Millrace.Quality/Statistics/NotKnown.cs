using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Says what was asked for and is not known, a sentence each.</summary>
internal static class NotKnown
{
    /// <summary>What is not known of rows that were looked at.</summary>
    /// <param name="options">What was asked.</param>
    /// <param name="schema">The rows' schema.</param>
    public static ImmutableArray<string> Of(StatisticsOptions options, SchemaInfo schema)
    {
        if (options.Label is not { } label)
            return [];
        if (IsHidden(label, schema))
            return ["How columns go with the label, which is sensitive, is not known, because its values could be found from that."];
        return schema.Columns.Any(static column => column.IsSensitive && column.Type != ColumnType.List)
            ? ["How sensitive columns go with the label is not known, because their values could be found from that."]
            : [];
    }

    /// <summary>What is not known of statistics that were put together of several.</summary>
    /// <param name="options">What was asked of all parts.</param>
    /// <param name="schema">The rows' schema.</param>
    public static ImmutableArray<string> Merged(StatisticsOptions options, SchemaInfo schema)
    {
        var sentences = ImmutableArray.CreateBuilder<string>();
        if (options.ExactHistograms)
        {
            sentences.Add("Histograms are not counted exactly but those of the sketches, because statistics of several datasets were put together: "
                + "compute them over all rows at once.");
        }

        if (options.Label is { } label && !IsHidden(label, schema))
        {
            sentences.Add("The mutual information with the label is not known, because statistics of several datasets were put together, each with bins of its "
                + "own: compute them over all rows at once.");
        }

        sentences.AddRange(Of(options, schema));
        return sentences.ToImmutable();
    }

    private static bool IsHidden(string label, SchemaInfo schema) => schema.Columns[schema.IndexOf(label)].IsSensitive;
}
