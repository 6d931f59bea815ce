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
        long id = database.Insert(
            """
            INSERT INTO artifact (digest, type, display_type, kind, bytes, files, rows, created_at, content, stamp, schema)
            VALUES ($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7, $p8, $p9, $p10) ON CONFLICT DO NOTHING
            """,
            artifact.Digest, artifact.Type, artifact.DisplayType, artifact.Kind, artifact.Bytes, artifact.Files, artifact.Rows, Rows.Text(time.GetUtcNow()),
            artifact.Content, artifact.Stamp, schema)
            ?? Renew(artifact, schema);
        if (!artifact.Items.IsDefaultOrEmpty)
            InsertItems(id, artifact);
        if (_known.Count >= Most)
            _known.Clear();
        _known[name] = (id, digest);
        return id;
    }

    /// <summary>
    /// Of an artifact that is known, what was found of its files, its content or its columns lately counts; a schema that was read with it is no news.
    /// </summary>
    private long Renew(ArtifactRecord artifact, long? schema) => database.Number(
        """
        UPDATE artifact SET stamp = coalesce($p2, stamp), content = coalesce($p3, content), schema = coalesce(CASE WHEN $p5 THEN $p4 END, schema, $p4)
        WHERE digest = $p0 AND type = $p1 RETURNING artifact
        """,
        artifact.Digest, artifact.Type, artifact.Stamp, artifact.Content, schema, artifact.Table is null ? 0 : 1);

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
