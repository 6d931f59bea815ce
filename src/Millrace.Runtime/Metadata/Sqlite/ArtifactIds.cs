namespace Millrace.Runtime;

/// <summary>The numbers of artifacts in a database, those that were used lately without asking. Used within transactions alone.</summary>
internal sealed class ArtifactIds(Database database, TimeProvider time)
{
    private const int Most = 100_000;

    private readonly Dictionary<ArtifactName, (long Id, string? Schema)> _known = [];
    private readonly SchemaIds _schemas = new(database);
    private long _transaction;
    private long _version;

    /// <summary>Forgets everything: somebody may have removed artifacts.</summary>
    public void Clear()
    {
        _known.Clear();
        _schemas.Clear();
    }

    /// <summary>The number of an artifact, which is written down where it is not known.</summary>
    public long Of(ArtifactRecord artifact)
    {
        ForgetWhatOthersChanged();
        string? digest = artifact.Table?.Digest ?? artifact.Schema;
        var name = new ArtifactName(artifact.Digest, artifact.Type);
        if (_known.TryGetValue(name, out (long Id, string? Schema) known) && (digest is null || digest == known.Schema))
            return known.Id;

        long? schema = _schemas.Of(artifact);
        long? kept = schema;
        long id = database.Insert(
            """
            INSERT INTO artifact (digest, type, display_type, kind, bytes, files, rows, created_at, content, stamp, schema, outside_path, outside_digest)
            VALUES ($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7, $p8, $p9, $p10, $p11, $p12) ON CONFLICT DO NOTHING
            """,
            artifact.Digest, artifact.Type, artifact.DisplayType, artifact.Kind, artifact.Bytes, artifact.Files, artifact.Rows, Rows.Text(time.GetUtcNow()),
            artifact.Content, artifact.Stamp, schema, artifact.Outside?.Path, artifact.Outside?.Digest)
            ?? Renew(artifact, schema, out kept);
        if (!artifact.Items.IsDefaultOrEmpty)
            InsertItems(id, artifact);
        if (_known.Count >= Most)
            _known.Clear();
        _known[name] = (id, kept is not null && kept == schema ? digest : null);
        return id;
    }

    /// <summary>
    /// Of an artifact that is known, what was found of its files, its content or its columns lately counts; a schema that was read with it is no news.
    /// </summary>
    /// <param name="artifact">What was found.</param>
    /// <param name="schema">The number of its schema; null for none.</param>
    /// <param name="kept">The one that the artifact has now.</param>
    private long Renew(ArtifactRecord artifact, long? schema, out long? kept)
    {
        (long id, kept) = database.Query(
            """
            UPDATE artifact SET stamp = coalesce($p2, stamp), content = coalesce($p3, content), schema = coalesce(CASE WHEN $p5 THEN $p4 END, schema, $p4),
                outside_path = coalesce($p6, outside_path), outside_digest = coalesce($p7, outside_digest)
            WHERE digest = $p0 AND type = $p1 RETURNING artifact, schema
            """,
            static row => (row.GetInt64(0), row.IsNull(1) ? (long?)null : row.GetInt64(1)),
            artifact.Digest, artifact.Type, artifact.Stamp, artifact.Content, schema, artifact.Table is null ? 0 : 1,
            artifact.Outside?.Path, artifact.Outside?.Digest)[0];
        return id;
    }

    /// <summary>Others may have removed artifacts since the last transaction, and given their numbers to new ones.</summary>
    private void ForgetWhatOthersChanged()
    {
        if (_transaction == database.Transactions)
            return;
        _transaction = database.Transactions;
        long version = database.Number("PRAGMA data_version");
        if (version != _version)
            Clear();
        _version = version;
    }

    private void InsertItems(long collection, ArtifactRecord artifact)
    {
        for (int i = 0; i < artifact.Items.Length; i++)
        {
            database.Execute(
                "INSERT INTO collection_item (artifact, position, item) VALUES ($p0, $p1, $p2) ON CONFLICT DO NOTHING", collection, i, Of(artifact.Items[i]));
        }
    }
}
