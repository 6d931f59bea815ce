using System.Collections.Immutable;
using Millrace.Quality;

namespace Millrace.Json;

/// <summary>How a schema would have to change so that a file meets it: what <c>schema update --json</c> writes.</summary>
internal sealed record SchemaUpdateDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Schema { get; init; }

    /// <summary>The full path of the file or folder that was read.</summary>
    public required string Data { get; init; }

    public required long Rows { get; init; }

    /// <summary>The changes; none where the file meets the schema.</summary>
    public required ImmutableArray<SchemaUpdateChangeDocument> Changes { get; init; }

    /// <summary>The change of the declaration as a unified diff; empty where there is none.</summary>
    public required string Diff { get; init; }

    /// <summary>The full path of the C# file that was changed; null where none was.</summary>
    public string? Written { get; init; }

    public static SchemaUpdateDocument Of(SchemaUpdate update, string data, string diff, string? written) => new()
    {
        Schema = update.Schema.Name,
        Data = data,
        Rows = update.Rows,
        Changes =
        [
            .. update.Changes.Select(static change => new SchemaUpdateChangeDocument
            {
                Column = change.Column, Kind = MillraceJson.Name(change.Kind), Reason = change.Reason,
            }),
        ],
        Diff = diff,
        Written = written,
    };
}
