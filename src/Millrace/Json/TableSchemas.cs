using Millrace.Runtime;

namespace Millrace.Json;

/// <summary>The schemas of the tables that a document names: each once, however many tables have it.</summary>
/// <param name="metadata">Where schemas are.</param>
internal sealed class TableSchemas(Metadata metadata)
{
    private readonly SortedDictionary<string, TableSchemaDocument> _found = new(StringComparer.Ordinal);

    /// <summary>What was asked for, by digest; null where that was nothing.</summary>
    public SortedDictionary<string, TableSchemaDocument>? Found => _found.Count == 0 ? null : _found;

    /// <summary>The digest of an artifact's schema, which is among <see cref="Found"/> then; null where none is recorded.</summary>
    public string? DigestOf(ArtifactRecord artifact)
    {
        if (artifact.Schema is not { } digest)
            return null;
        if (!_found.ContainsKey(digest))
        {
            if (metadata.GetSchema(digest) is not { } schema)
                return null;
            _found.Add(digest, TableSchemaDocument.Of(schema));
        }

        return digest;
    }
}
