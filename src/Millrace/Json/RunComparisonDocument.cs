using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace.Json;

/// <summary>Several runs side by side.</summary>
internal sealed record RunComparisonDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Store { get; init; }

    public required ImmutableArray<string> Runs { get; init; }

    public required ImmutableArray<ComparedRowDocument> Rows { get; init; }

    /// <summary>Makes the document.</summary>
    public static RunComparisonDocument Of(RunComparison comparison, IEnumerable<ComparedRow> rows, string store) => new()
    {
        Store = store,
        Runs = [.. comparison.Runs.Select(static run => run.RunId)],
        Rows =
        [
            .. rows.Select(static row => new ComparedRowDocument
            {
                Kind = MillraceJson.Name(row.Kind),
                Name = row.Name,
                Aspect = row.Aspect is { } aspect ? MillraceJson.Name(aspect) : null,
                Differs = row.Differs,
                Values = row.Values,
                Numbers = row.Numbers.IsEmpty ? null : [.. row.Numbers.Select(MillraceJson.Number)],
            }),
        ],
    };
}
