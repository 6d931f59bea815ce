using System.Collections.Immutable;
using Millrace.Quality;

namespace Millrace.Json;

/// <summary>What of a file is not as a schema says: what <c>schema check --json</c> writes.</summary>
internal sealed record SchemaCheckDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Schema { get; init; }

    /// <summary>The full path of the file or folder that was read.</summary>
    public required string Data { get; init; }

    public required long Rows { get; init; }

    /// <summary>Whether nothing is an error.</summary>
    public required bool Holds { get; init; }

    /// <summary>What is not as expected, errors first.</summary>
    public required ImmutableArray<AnomalyDocument> Anomalies { get; init; }

    public static SchemaCheckDocument Of(SchemaCheck check, string data) => new()
    {
        Schema = check.Schema.Name,
        Data = data,
        Rows = check.Statistics.Rows,
        Holds = check.Holds,
        Anomalies = [.. check.Anomalies.Select(AnomalyDocument.From)],
    };
}
