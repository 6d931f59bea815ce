using System.Collections.Immutable;
using Millrace.Quality;

namespace Millrace.Json;

/// <summary>Something in data that is not as expected.</summary>
internal sealed record AnomalyDocument
{
    /// <summary>What it is: <c>unexpected-values</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it means: <c>error</c>, <c>warning</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>The column's name in files; null where it is about rows or the dataset.</summary>
    public string? Column { get; init; }

    /// <summary>A sentence.</summary>
    public required string Message { get; init; }

    /// <summary>How many values or rows it is about.</summary>
    public required long Count { get; init; }

    /// <summary>Out of how many.</summary>
    public required long Of { get; init; }

    /// <summary>The first values, masked for a sensitive column.</summary>
    public required ImmutableArray<AnomalyExampleDocument> Examples { get; init; }

    /// <summary>The values outside a domain with their counts, the most frequent first; null elsewhere and for a sensitive column.</summary>
    public ImmutableArray<UnexpectedValueDocument>? Unexpected { get; init; }

    /// <summary>How many different values are outside a domain; null elsewhere, and where too many differ.</summary>
    public long? DistinctUnexpected { get; init; }

    /// <summary>The C# that the schema would have, were the data right; null where none speaks of it.</summary>
    public string? Remedy { get; init; }

    public static AnomalyDocument From(Anomaly anomaly) => new()
    {
        Kind = MillraceJson.Name(anomaly.Kind),
        Severity = MillraceJson.Name(anomaly.Severity),
        Column = anomaly.Column,
        Message = anomaly.Message,
        Count = anomaly.Count,
        Of = anomaly.Of,
        Examples = [.. anomaly.Examples.Select(static each => new AnomalyExampleDocument { Row = each.Row < 0 ? null : each.Row, Value = each.Value })],
        Unexpected = anomaly.Unexpected.IsDefaultOrEmpty ? null : [.. anomaly.Unexpected.Select(UnexpectedValueDocument.From)],
        DistinctUnexpected = anomaly.DistinctUnexpected,
        Remedy = anomaly.Remedy,
    };
}
