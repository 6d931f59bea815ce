namespace Millrace.Runtime;

/// <inheritdoc cref="IKeptSources"/>
/// <param name="reading">The connection for reading.</param>
/// <param name="database">The connection for writing.</param>
/// <param name="commits">Through which is written.</param>
/// <param name="time">The clock.</param>
internal sealed class KeptSourceRows(IReadConnection reading, Database database, CommitQueue commits, TimeProvider time) : IKeptSources
{
    private const string Columns = "k.digest, k.object, k.bytes, k.stamp";

    public Dictionary<string, KeptSource> Known(IReadOnlyCollection<string> digests) => reading.Query(
        $"SELECT {Columns} FROM json_each($p0) j CROSS JOIN kept_source k ON k.digest = j.value", Read, Json(digests))
        .ToDictionary(static each => each.Digest, StringComparer.Ordinal);

    public List<(KeptSource Kept, string? Path)> All() => reading.Query(
        $"SELECT {Columns}, (SELECT f.path FROM source f WHERE f.digest = k.digest ORDER BY f.source DESC LIMIT 1) FROM kept_source k",
        static row => (Read(row), row.TextOrNull(4)));

    public HashSet<string> Read(IReadOnlyCollection<string> digests) =>
    [
        .. reading.Query(
            "SELECT j.value FROM json_each($p0) j WHERE EXISTS (SELECT 1 FROM source f WHERE f.digest = j.value)",
            static row => row.GetString(0),
            Json(digests)),
    ];

    public Task AddAsync(IReadOnlyCollection<KeptSource> copies) => commits.RunAsync(() =>
    {
        string now = Rows.Text(time.GetUtcNow());
        foreach (KeptSource copy in copies)
        {
            database.Execute(
                "INSERT OR REPLACE INTO kept_source (digest, object, bytes, stamp, kept_at) VALUES ($p0, $p1, $p2, $p3, $p4)",
                copy.Digest, copy.Object, copy.Bytes, copy.Stamp, now);
        }

        return copies.Count;
    });

    private static KeptSource Read(SqlRow row) => new(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3));

    // Digests have nothing that JSON would escape.
    private static string Json(IReadOnlyCollection<string> digests) => digests.Count == 0 ? "[]" : $"[\"{string.Join("\",\"", digests.Distinct())}\"]";
}
