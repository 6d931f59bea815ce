using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <inheritdoc cref="IMetadataIntegrity"/>
/// <param name="database">A connection of its own: references are not held against each other on it, and long looks can be ended early.</param>
/// <param name="liveness">Tells whether a run goes on.</param>
internal sealed class MetadataIntegrity(Database database, RunLiveness liveness) : IMetadataIntegrity
{
    /// <inheritdoc/>
    public ImmutableArray<string> FindDamage(bool isQuick, CancellationToken cancellation)
    {
        try
        {
            List<string> found = database.Interruptibly(
                () => database.Query(isQuick ? "PRAGMA quick_check(20)" : "PRAGMA integrity_check(20)", static row => row.GetString(0)), cancellation);
            return found is ["ok"] ? [] : [.. found];
        }
        catch (Exception exception) when ((exception as DatabaseException ?? exception.InnerException) is DatabaseException { IsDamage: true })
        {
            return [exception.InnerException?.Message ?? exception.Message];
        }
    }

    /// <inheritdoc/>
    public List<(string Record, string Missing, int Count)> FindDangling() => database.Query(
        """SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY "table", parent ORDER BY "table", parent""",
        static row => (row.GetString(0), row.GetString(1), row.GetInt32(2)));

    /// <inheritdoc/>
    public List<(string Key, string Place)> FindUnsoundResults(IEnumerable<ArtifactRecord> unsound) => database.Query(
        """
        WITH RECURSIVE bad (artifact) AS (
            SELECT a.artifact FROM json_each($p0) j JOIN artifact a ON a.digest = json_extract(j.value, '$[0]') AND a.type = json_extract(j.value, '$[1]')
            UNION SELECT i.artifact FROM bad JOIN collection_item i ON i.item = bad.artifact)
        SELECT c.key, coalesce(r.run_id, '?') || '/' || coalesce(s.name, '?') FROM cache_entry c LEFT JOIN step s ON s.step = c.step LEFT JOIN run r ON r.number = s.run
        WHERE s.state IS NOT 'Executed'
            OR c.step IN (SELECT o.step FROM step_output o WHERE o.artifact IN (SELECT artifact FROM bad) OR o.artifact NOT IN (SELECT artifact FROM artifact))
        ORDER BY c.step
        """,
        static row => (row.GetString(0), row.GetString(1)),
        JsonRows.Write(unsound));

    /// <inheritdoc/>
    public List<string> FindLost() => database.Query(
        $"SELECT r.run_id, r.owner, {RunLiveness.Columns} FROM run r WHERE r.status = $p0 ORDER BY r.number",
        row => liveness.GoesOn(row.GetString(1), row, 2) ? null : row.GetString(0),
        nameof(RunStatus.Running)).FindAll(static run => run is not null)!;

    /// <inheritdoc/>
    public List<(long Step, string RunId, string Log)> Logs() => database.Query(
        "SELECT s.step, r.run_id, s.log FROM step s JOIN run r ON r.number = s.run WHERE s.log IS NOT NULL ORDER BY s.step",
        static row => (row.GetInt64(0), row.GetString(1), row.GetString(2)));

    /// <inheritdoc/>
    public HashSet<string> RunIds() => [.. database.Query("SELECT run_id FROM run", static row => row.GetString(0))];

    /// <inheritdoc/>
    public void Reindex(CancellationToken cancellation) => database.Interruptibly(() => database.Transaction(() => database.Execute("REINDEX")), cancellation);

    /// <inheritdoc/>
    public void RemoveDangling()
    {
        // For good: the connection is ours alone. What is removed may be spoken of by what is removed next.
        database.Execute("PRAGMA foreign_keys = OFF");
        List<string> statements = [.. Statements()];
        database.Transaction(() =>
        {
            while (statements.Sum(statement => database.Execute(statement)) > 0)
            {
            }

            return 0;
        });
    }

    /// <inheritdoc/>
    public void Forget(IEnumerable<string> keys, IEnumerable<ArtifactRecord> unsound) => database.Transaction(() =>
    {
        foreach (string key in keys)
            database.Execute("DELETE FROM cache_entry WHERE key = $p0", key);
        foreach (ArtifactRecord artifact in unsound)
            database.Execute("UPDATE artifact SET stamp = NULL WHERE digest = $p0", artifact.Digest);
        return 0;
    });

    /// <inheritdoc/>
    public void ForgetCopies(IEnumerable<string> objects) =>
        database.Transaction(() => objects.Sum(digest => database.Execute("DELETE FROM kept_source WHERE object = $p0", digest)));

    /// <inheritdoc/>
    public void ForgetLogs(IEnumerable<long> steps) => database.Transaction(() => steps.Sum(step => database.Execute("UPDATE step SET log = NULL WHERE step = $p0", step)));

    /// <inheritdoc/>
    public void Dispose() => database.Dispose();

    /// <summary>A statement for each reference of a table to another, which every table says of itself.</summary>
    private List<string> Statements() => database.Query(
        """
        SELECT t.name, f."from", f."table", coalesce(f."to", (SELECT p.name FROM pragma_table_info(f."table") p WHERE p.pk = 1)), c."notnull" = 1 OR c.pk > 0
        FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f JOIN pragma_table_info(t.name) c ON c.name = f."from"
        WHERE t.type = 'table' ORDER BY t.name, f."from"
        """,
        static row =>
        {
            (string table, string column, string other, string key) = (row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3));
            string change = row.GetInt64(4) != 0 ? $"DELETE FROM \"{table}\"" : $"UPDATE \"{table}\" SET \"{column}\" = NULL";
            return $"{change} WHERE \"{column}\" IS NOT NULL AND \"{column}\" NOT IN (SELECT \"{key}\" FROM \"{other}\")";
        });
}
