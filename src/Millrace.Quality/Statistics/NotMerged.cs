using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Says what was asked for and cannot be known of statistics that were put together.</summary>
internal static class NotMerged
{
    /// <summary>A sentence for each.</summary>
    /// <param name="options">What was asked of all parts.</param>
    /// <param name="schema">The rows' schema.</param>
    public static ImmutableArray<string> Of(StatisticsOptions options, SchemaInfo schema)
    {
        var sentences = ImmutableArray.CreateBuilder<string>();
        if (options.ExactHistograms)
        {
            sentences.Add("Histograms are not counted exactly but those of the sketches, because statistics of several datasets were put together: "
                + "compute them over all rows at once.");
        }

        if (options.Label is not { } label)
            return sentences.ToImmutable();
        sentences.Add("The mutual information with the label is not known, because statistics of several datasets were put together, each with bins of its "
            + "own: compute them over all rows at once.");
        if (schema.Columns.Any(static column => column.IsSensitive))
        {
            bool isLabel = schema.Columns[schema.IndexOf(label)].IsSensitive;
            sentences.Add($"How {(isLabel ? "columns go with the label, which is sensitive," : "sensitive columns go with the label")} is not known, because "
                + "of sensitive columns nothing is stored that it could be put together from: compute statistics over all rows at once.");
        }

        return sentences.ToImmutable();
    }
}
