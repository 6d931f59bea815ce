using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>Reads runs. A run whose program is gone is shown as interrupted, before the next program that writes marks it so.</summary>
/// <param name="database">The metadata.</param>
/// <param name="root">The store's folder.</param>
/// <param name="isAlive">Tells whether an owner is alive.</param>
internal sealed class RunQueries(Database database, string root, Func<string, bool> isAlive)
{
    /// <summary>Why a step has no result that ran when its program ended.</summary>
    public const string EndedWhileRunning = "the program ended while it ran";

    /// <summary>Why a step has no result that had not begun when its program ended.</summary>
    public const string EndedBefore = "the program ended before its turn";

    private const string Columns = """
        SELECT r.number, r.run_id, r.pipeline, r.status, r.started_at, r.seconds, r.seed,
               (SELECT count(*) FROM step s WHERE s.run = r.number AND s.parent IS NULL),
               (SELECT count(*) FROM step s WHERE s.run = r.number AND s.parent IS NULL AND s.state = 'Executed'),
               (SELECT count(*) FROM step s WHERE s.run = r.number AND s.parent IS NULL AND s.state = 'Reused'), r.owner,
               EXISTS (SELECT 1 FROM run_pin p WHERE p.run = r.number),
               (SELECT o.resumes FROM run_option o WHERE o.run = r.number)
        FROM run r
        """;

    /// <summary>The runs that a filter wants, newest first.</summary>
    public ImmutableArray<RunSummary> List(RunFilter filter, int count, string? before)
    {
        long? upTo = before is null ? null : database.Number("SELECT number FROM run WHERE run_id = $p0", Resolve(before));
        var found = ImmutableArray.CreateBuilder<RunSummary>();
        while (found.Count < count)
        {
            // What the query cannot tell takes some of its rows away, so there may be more behind them.
            int most = count - found.Count;
            RunSearch search = RunSearch.Of(filter, upTo, most);
            List<(long Number, RunSummary Run)> page = database.Query(
                $"{Columns} WHERE {search.Condition} ORDER BY r.number DESC LIMIT {search.Limit}", row => (row.GetInt64(0), Read(row)), search.Values);
            found.AddRange(page.Where(each => Meets(each.Number, each.Run, filter)).Select(each => Complete(each.Number, each.Run)));
            if (page.Count < most)
                break;
            upTo = page[^1].Number;
        }

        return found.ToImmutable();
    }

    public RunSummary Summary(string runId) =>
        database.Query($"{Columns} WHERE r.run_id = $p0", row => Complete(row.GetInt64(0), Read(row)), runId).Single();

    /// <summary>The pipeline's parameters; what was given for those of steps has names with a dot.</summary>
    public (ImmutableArray<ParameterRecord> Own, ImmutableArray<ParameterRecord> Overrides) Parameters(string runId)
    {
        ILookup<bool, ParameterRecord> all = AllParameters(runId).ToLookup(static each => each.Name.Contains('.', StringComparison.Ordinal));
        return ([.. all[false]], [.. all[true]]);
    }

    private List<ParameterRecord> AllParameters(string runId) =>
        database.Query(
            "SELECT p.name, p.value, p.origin FROM run_parameter p JOIN run r ON r.number = p.run WHERE r.run_id = $p0 ORDER BY p.position",
            static row => row.Parameter(0),
            runId);

    public RunOrigin? Origin(string runId) => OriginRows.Read(database, runId);

    public ImmutableArray<RunNote> Notes(string runId) => RunTags.Notes(database, runId);

    public RecordedOptions? Options(string runId) => RunOptionRows.Read(database, runId);

    public string Resolve(string reference)
    {
        if (reference == "last")
        {
            return database.Query(
                $"SELECT run_id FROM run WHERE number NOT IN ({RunDeletions.Deleted}) ORDER BY number DESC LIMIT 1",
                static row => row.GetString(0)) is [string newest]
                ? newest
                : throw new MillraceException($"There is no last run: the store {root} holds no runs yet.");
        }

        List<string> matches = reference.Length == 0 ? [] : database.Query(
            "SELECT run_id FROM run WHERE substr(run_id, 1, length($p0)) = $p0 ORDER BY run_id = $p0 DESC, number DESC LIMIT 4",
            static row => row.GetString(0),
            reference);
        return matches switch
        {
            [] => throw new MillraceException(
                $"There is no run '{reference}' in the store {root}. 'runs list' shows those that there are; 'last' is the newest."),
            [string run] => run,
            [string run, ..] when run == reference => run,
            _ => throw new MillraceException(
                $"'{reference}' may be any of several runs: {string.Join(", ", matches.Take(3))}{(matches.Count > 3 ? ", …" : "")}. Write more of the one "
                + "you mean."),
        };
    }

    private RunSummary Complete(long number, RunSummary run) => run with { Metrics = Headlines(number), Tags = RunTags.Read(database, number) };

    private bool Meets(long number, RunSummary run, RunFilter filter)
    {
        if (!filter.Statuses.IsEmpty && !filter.Statuses.Contains(run.Status))
            return false;
        if (filter.Parameters.IsEmpty)
            return true;
        ILookup<string, ParameterRecord> parameters = ParametersOf(number).ToLookup(static each => each.Name, StringComparer.Ordinal);
        return filter.Parameters.All(condition => parameters[condition.Name].Any(condition.Holds));
    }

    private List<ParameterRecord> ParametersOf(long number) => database.Query(
        "SELECT name, value, origin FROM run_parameter WHERE run = $p0 ORDER BY position", static row => row.Parameter(0), number);

    private ImmutableArray<Metric> Headlines(long number) =>
    [
        .. database.Query(
            """
            SELECT s.name, m.name, m.value, m.headline
            FROM step s JOIN metric m ON m.step = coalesce(s.source, s.step)
            WHERE s.run = $p0 AND s.parent IS NULL AND s.state <> 'Skipped' AND m.headline = 1 ORDER BY s.position, m.name
            """,
            static row => row.Metric(0),
            number),
    ];

    private RunStatus StatusOf(SqlRow row)
    {
        var status = row.Member<RunStatus>(3);
        return status == RunStatus.Running && !isAlive(row.GetString(10)) ? RunStatus.Interrupted : status;
    }

    private RunSummary Read(SqlRow row) => new()
    {
        RunId = row.GetString(1),
        Pipeline = row.GetString(2),
        Status = StatusOf(row),
        StartedAt = row.Time(4),
        Duration = row.SpanOrNull(5),
        Seed = ulong.Parse(row.GetString(6), CultureInfo.InvariantCulture),
        Steps = row.GetInt32(7),
        Executed = row.GetInt32(8),
        Reused = row.GetInt32(9),
        IsPinned = row.GetInt64(11) != 0,
        Resumes = row.TextOrNull(12),
    };
}
