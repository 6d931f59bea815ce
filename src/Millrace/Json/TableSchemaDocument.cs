using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace.Json;

/// <summary>The schema that a table had when it was stored.</summary>
internal sealed record TableSchemaDocument(string Digest, ImmutableArray<TableColumnDocument> Columns)
{
    /// <summary>Makes the document; null where no schema is recorded.</summary>
    public static TableSchemaDocument? Of(ArtifactSchema? schema) => schema is null ? null : new TableSchemaDocument(
        schema.Digest,
        [
            .. schema.Columns.Select(static column => new TableColumnDocument(
                column.Name,
                column.Type,
                column.IsNullable ? true : null,
                column.IsSensitive ? true : null,
                column.Expected.Length > 0 ? column.Expected : null)),
        ]);
}
