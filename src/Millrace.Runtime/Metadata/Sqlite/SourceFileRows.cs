namespace Millrace.Runtime;

/// <summary>Keeps the digests of files from outside.</summary>
internal sealed class SourceFileRows(IReadConnection reading, Database database) : ISourceCatalog
{
    public string? Find(string path, string stamp) => reading.Query(
        "SELECT digest FROM source_file WHERE path = $p0 AND stamp = $p1", static row => row.GetString(0), path, stamp) is [string digest] ? digest : null;

    public int Keep(string path, string stamp, string digest) =>
        database.Execute("INSERT OR REPLACE INTO source_file (path, stamp, digest) VALUES ($p0, $p1, $p2)", path, stamp, digest);

    public List<(string Path, string Stamp)> All() =>
        reading.Query("SELECT path, stamp FROM source_file", static row => (row.GetString(0), row.GetString(1)));

    public void Forget(IReadOnlyCollection<string> paths) =>
        database.Transaction(() => paths.Sum(path => database.Execute("DELETE FROM source_file WHERE path = $p0", path)));
}
