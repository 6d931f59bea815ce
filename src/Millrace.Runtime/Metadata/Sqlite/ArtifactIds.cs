namespace Millrace.Runtime;

/// <summary>The numbers of artifacts in a database, those that were used lately without asking. Used within transactions alone.</summary>
internal sealed class ArtifactIds(Database database, TimeProvider time)
{
    private const int Most = 100_000;

    private readonly Dictionary<ArtifactName, long> _known = [];
    private long _transaction;
    private long _version;

    /// <summary>Forgets everything: somebody may have removed artifacts.</summary>
    public void Clear() => _known.Clear();

    /// <summary>The number of an artifact, which is written down where it is not known.</summary>
    public long Of(ArtifactRecord artifact)
    {
        ForgetWhatOthersChanged();
        var name = new ArtifactName(artifact.Digest, artifact.Type);
        if (_known.TryGetValue(name, out long known))
            return known;

        long id = database.Insert(
            """
            INSERT INTO artifact (digest, type, display_type, kind, bytes, files, rows, created_at, content, stamp)
            VALUES ($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7, $p8, $p9) ON CONFLICT DO NOTHING
            """,
            artifact.Digest, artifact.Type, artifact.DisplayType, artifact.Kind, artifact.Bytes, artifact.Files, artifact.Rows, Rows.Text(time.GetUtcNow()), artifact.Content, artifact.Stamp)
            ?? Renew(artifact);
        if (!artifact.Items.IsDefaultOrEmpty)
            InsertItems(id, artifact);
        if (_known.Count >= Most)
            _known.Clear();
        _known[name] = id;
        return id;
    }

    /// <summary>Of an artifact that is known, what was found of its files or its content lately counts.</summary>
    private long Renew(ArtifactRecord artifact) => database.Number(
        "UPDATE artifact SET stamp = coalesce($p2, stamp), content = coalesce($p3, content) WHERE digest = $p0 AND type = $p1 RETURNING artifact",
        artifact.Digest, artifact.Type, artifact.Stamp, artifact.Content);

    /// <summary>Others may have removed artifacts since the last transaction, and given their numbers to new ones.</summary>
    private void ForgetWhatOthersChanged()
    {
        if (_transaction == database.Transactions)
            return;
        _transaction = database.Transactions;
        long version = database.Number("PRAGMA data_version");
        if (version != _version)
            _known.Clear();
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
