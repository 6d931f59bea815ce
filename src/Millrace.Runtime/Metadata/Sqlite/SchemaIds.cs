namespace Millrace.Runtime;

/// <summary>The numbers of schemas in a database, those that were used lately without asking. Used within transactions alone.</summary>
internal sealed class SchemaIds(Database database)
{
    private const int Most = 10_000;

    private readonly Dictionary<string, long> _known = new(StringComparer.Ordinal);

    /// <summary>Forgets everything: somebody may have removed schemas.</summary>
    public void Clear() => _known.Clear();

    /// <summary>The number of an artifact's schema, which is written down where it is not known; null where the artifact has none, or it is gone.</summary>
    public long? Of(ArtifactRecord artifact)
    {
        if ((artifact.Table?.Digest ?? artifact.Schema) is not { } digest)
            return null;
        if (_known.TryGetValue(digest, out long known))
            return known;

        long? id = artifact.Table is { } table
            ? database.Insert("INSERT INTO artifact_schema (digest, document) VALUES ($p0, $p1) ON CONFLICT DO NOTHING", digest, table.Document) ?? Find(digest)
            : Find(digest);
        if (id is not { } found)
            return null;
        if (_known.Count >= Most)
            _known.Clear();
        return _known[digest] = found;
    }

    private long? Find(string digest) =>
        database.Number("SELECT schema FROM artifact_schema WHERE digest = $p0", digest) is > 0 and long found ? found : null;
}
