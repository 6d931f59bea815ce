using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>Something in data that is not as expected.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Severity">What it means.</param>
/// <param name="Column">The column's name in files; null where it is about rows or the dataset.</param>
/// <param name="Message">A sentence that names what was found, what was expected and where.</param>
public sealed record Anomaly(AnomalyKind Kind, AnomalySeverity Severity, string? Column, string Message)
{
    /// <summary>Whether the column is sensitive and the anomaly was made so that it tells no value of it.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>How many values or rows it is about.</summary>
    public long Count { get; init; }

    /// <summary>Out of how many.</summary>
    public long Of { get; init; }

    /// <summary>The first values, at most <see cref="ExpectationReport.MaximumExamples"/>, with their rows; masked for a sensitive column.</summary>
    public ImmutableArray<BrokenValue> Examples { get; init; } = [];

    /// <summary>What examples of it are, for who looks at the rows again where no scan has told any.</summary>
    internal Sought Sought { get; init; }

    /// <summary>
    /// The values outside a domain with their counts, the most frequent first, at most <see cref="ExpectationReport.MaximumUnexpected"/>; empty elsewhere
    /// and for a sensitive column.
    /// </summary>
    public ImmutableArray<UnexpectedValue> Unexpected { get; init; } = [];

    /// <summary>How many different values are outside a domain; null elsewhere, and where too many differ.</summary>
    public long? DistinctUnexpected { get; init; }

    /// <summary>The share of what was looked at that it is about, 0 to 1.</summary>
    public double Share => Of == 0 ? Math.Min(1, Count) : (double)Count / Of;

    /// <summary>The distance of a comparison; null elsewhere.</summary>
    public double? Distance { get; init; }

    /// <summary>What the distance may be at most; null elsewhere.</summary>
    public double? Threshold { get; init; }

    /// <summary>
    /// The C# that the schema would have, were the data right: an attribute, the line of a column, or arguments that a long <c>[OneOf]</c> lacks; null where
    /// nothing of the schema speaks of it, or nobody knows what it would say.
    /// </summary>
    public string? Remedy { get; init; }
}
