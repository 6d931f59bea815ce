using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Writes and reads what people say of runs: which are kept, tags, notes.</summary>
internal sealed class RunLabelRows(Database database, TimeProvider time) : ILabelWriter
{
    private const string Number = "SELECT number FROM run WHERE run_id = $p0";

    /// <summary>Writes what a run that begins was given; part of a transaction.</summary>
    public static void Insert(Database database, long run, RunOptions options, DateTimeOffset now)
    {
        foreach ((string name, string value) in options.Tags)
            database.Execute("INSERT INTO run_tag (run, name, value) VALUES ($p0, $p1, $p2)", run, name, value);
        if (options.Note is { } note)
            Insert(database, run, note, now);
    }

    public bool Pin(string runId) => database.Transaction(() =>
        database.Execute($"INSERT OR IGNORE INTO run_pin (run) {Number}", runId)) > 0;

    public bool Unpin(string runId) => database.Transaction(() => database.Execute($"DELETE FROM run_pin WHERE run = ({Number})", runId)) > 0;

    public void Tag(string runId, IEnumerable<KeyValuePair<string, string>> tags) => database.Transaction(() =>
    {
        foreach ((string name, string value) in tags)
        {
            database.Execute(
                $"INSERT INTO run_tag (run, name, value) VALUES (({Number}), $p1, $p2) ON CONFLICT (run, name) DO UPDATE SET value = excluded.value",
                runId, name, value);
        }

        return true;
    });

    public ImmutableArray<string> Untag(string runId, IEnumerable<string> names) => database.Transaction<ImmutableArray<string>>(() =>
    [
        .. names.Distinct(StringComparer.Ordinal)
            .Where(name => database.Execute($"DELETE FROM run_tag WHERE run = ({Number}) AND name = $p1", runId, name) > 0),
    ]);

    public void AddNote(string runId, string text) => database.Transaction(() =>
    {
        Insert(database, database.Number(Number, runId), text, time.GetUtcNow());
        return true;
    });

    /// <summary>The tags of a run, by name.</summary>
    public static ImmutableSortedDictionary<string, string> Read(IReadConnection database, long run) => database.Query(
        "SELECT name, value FROM run_tag WHERE run = $p0",
        static row => KeyValuePair.Create(row.GetString(0), row.GetString(1)),
        run).ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The notes about a run, in order.</summary>
    public static ImmutableArray<RunNote> Notes(IReadConnection database, string runId) =>
    [
        .. database.Query(
            "SELECT n.written_at, n.author, n.text FROM run_note n JOIN run r ON r.number = n.run WHERE r.run_id = $p0 ORDER BY n.position",
            static row => new RunNote(row.Time(0), row.GetString(1), row.GetString(2)),
            runId),
    ];

    private static void Insert(Database database, long run, string text, DateTimeOffset now) => database.Execute(
        """
        INSERT INTO run_note (run, position, written_at, author, text)
        SELECT $p0, coalesce(max(position), 0) + 1, $p1, $p2, $p3 FROM run_note WHERE run = $p0
        """,
        run, Rows.Text(now), Environment.UserName, text);
}
