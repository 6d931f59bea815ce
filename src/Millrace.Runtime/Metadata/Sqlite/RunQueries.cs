using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>Reads runs. A run whose program is gone is shown as interrupted, before the next program that writes marks it so.</summary>
/// <param name="database">The metadata.</param>
/// <param name="root">The store's folder.</param>
/// <param name="liveness">Tells whether a run goes on.</param>
internal sealed class RunQueries(IReadConnection database, string root, RunLiveness liveness) : IRunQueries
{
    /// <summary>From so many numbers on a condition is asked of each run, newest first, and not of each number.</summary>
    private const int Common = 10_000;

    private const int FirstPage = 64;
    private const int LastPage = 4096;

    private const string Columns = $"""
        SELECT r.owner, r.run_id, r.status, {RunLiveness.Columns}, r.pipeline, r.started_at, r.seconds, r.seed,
               EXISTS (SELECT 1 FROM run_pin p WHERE p.run = r.number),
               (SELECT o.resumes FROM run_option o WHERE o.run = r.number)
        FROM run r
        """;

    public ImmutableArray<RunSummary> List(RunFilter filter, int count, string? before) =>
        Page(filter, count, before is null ? null : database.Number("SELECT number FROM run WHERE run_id = $p0", Resolve(before))).Runs;

    public (ImmutableArray<RunSummary> Runs, long? Next) Page(RunFilter filter, int count, long? before)
    {
        long? upTo = before, last = null;
        var found = ImmutableArray.CreateBuilder<RunSummary>();
        for (int page = FirstPage; found.Count < count; page = Math.Min(page * 4, LastPage))
        {
            // What the query cannot tell takes some of its rows away, so there may be more behind them.
            int most = IsExact(filter) ? count - found.Count : page;
            List<Candidate> candidates = Candidates(filter, upTo, most);
            foreach (Candidate each in Meeting(filter, candidates).Take(count - found.Count))
            {
                last = each.Number;
                if (Find(each.Number) is RunSummary run)
                    found.Add(run);
            }

            if (candidates.Count < most)
                break;
            upTo = candidates[^1].Number;
        }

        return (found.ToImmutable(), found.Count < count ? null : last);
    }

    public RunSummary Summary(string runId) => Find(database.Number("SELECT number FROM run WHERE run_id = $p0", runId)) ?? throw Missing(runId);

    public RunSummary? Find(long number) => database.Query($"{Columns} WHERE r.number = $p0", Read, number) is [RunSummary run]
        ? WithSteps(run, number) with { Tags = RunLabelRows.Read(database, number) }
        : null;

    private MillraceException Missing(string reference) =>
        new($"There is no run '{reference}' in the store {root}. 'runs list' shows those that there are; 'last' is the newest.");

    /// <summary>Runs that a filter may want, newest first.</summary>
    private List<Candidate> Candidates(RunFilter filter, long? before, int count)
    {
        var search = RunSearch.Of(filter, before, IsCommon);
        return database.Query(
            $"SELECT r.number, r.owner, r.run_id, r.status, {RunLiveness.Columns} FROM run r WHERE {search.Condition} ORDER BY r.number DESC LIMIT {search.Value(count)}",
            row => new Candidate(row.GetInt64(0), StatusOf(row, 1)),
            search.Values);
    }

    private bool IsCommon(MetricCondition metric)
    {
        var search = RunSearch.Of(metric);
        return database.Number($"SELECT count(*) FROM (SELECT 1 FROM metric m WHERE {search.Condition} LIMIT {Common})", search.Values) == Common;
    }

    /// <summary>Whether the query alone tells which runs are wanted: a run whose program is gone may be recorded as running, and values are compared here.</summary>
    private static bool IsExact(RunFilter filter) =>
        filter.Parameters.IsEmpty && !filter.Statuses.Contains(RunStatus.Interrupted) && !filter.Statuses.Contains(RunStatus.Running);

    private IEnumerable<Candidate> Meeting(RunFilter filter, List<Candidate> candidates)
    {
        if (IsExact(filter) || candidates.Count == 0)
            return candidates;
        IEnumerable<Candidate> standing = filter.Statuses.IsEmpty ? candidates : candidates.Where(each => filter.Statuses.Contains(each.Status));
        if (filter.Parameters.IsEmpty)
            return standing;
        ILookup<long, ParameterRecord> parameters = ParametersOf(filter, candidates[^1].Number, candidates[0].Number);
        return standing.Where(each => filter.Parameters.All(
            condition => parameters[each.Number].Any(parameter => parameter.Name == condition.Name && condition.Holds(parameter))));
    }

    private ILookup<long, ParameterRecord> ParametersOf(RunFilter filter, long first, long last)
    {
        string names = string.Join(", ", filter.Parameters.Select(static (_, i) => string.Create(CultureInfo.InvariantCulture, $"$p{i + 2}")));
        SqlValue[] values = [first, last, .. filter.Parameters.Select(static each => (SqlValue)each.Name)];
        return database.Query(
            $"SELECT run, name, value, origin FROM run_parameter WHERE run BETWEEN $p0 AND $p1 AND name IN ({names})",
            static row => (Run: row.GetInt64(0), Parameter: row.Parameter(1)),
            values).ToLookup(static each => each.Run, static each => each.Parameter);
    }

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

    public RecordedPlan? Plan(string runId) => OriginRows.Plan(database, runId);

    public RunLease? Lease(string runId) => database.Query(
        "SELECT l.host, l.renewed_at, l.valid_until FROM run_lease l JOIN run r ON r.number = l.run WHERE r.run_id = $p0",
        static row => new RunLease(row.GetString(0), row.Time(1), row.Time(2)),
        runId) is [RunLease lease] ? lease : null;

    public ImmutableArray<RunNote> Notes(string runId) => RunLabelRows.Notes(database, runId);

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
            $"""
            SELECT run_id FROM run WHERE run_id >= $p0 AND run_id < $p1 AND number NOT IN ({RunDeletions.Deleted})
            ORDER BY run_id = $p0 DESC, number DESC LIMIT 4
            """,
            static row => row.GetString(0),
            reference, reference + char.MaxValue);
        return matches switch
        {
            [] => throw Missing(reference),
            [string run] => run,
            [string run, ..] when run == reference => run,
            _ => throw new MillraceException(
                $"'{reference}' may be any of several runs: {string.Join(", ", matches.Take(3))}{(matches.Count > 3 ? ", …" : "")}. Write more of the one "
                + "you mean."),
        };
    }

    /// <summary>Adds what a run's steps tell: how many there are, how they ended, and the numbers that matter, all in one pass over them.</summary>
    private RunSummary WithSteps(RunSummary run, long number)
    {
        long last = 0;
        (int steps, int executed, int reused) = (0, 0, 0);
        var metrics = ImmutableArray.CreateBuilder<Metric>();
        database.ForEach(
            $"""
            SELECT s.step, s.state, s.name, m.name, m.value, m.headline
            FROM step s LEFT JOIN metric m ON m.step = {Rows.Done} AND m.headline = 1
            WHERE s.run = $p0 AND s.parent IS NULL ORDER BY s.position, m.name
            """,
            row =>
            {
                string state = row.GetKnown(1);
                if (row.GetInt64(0) != last)
                {
                    last = row.GetInt64(0);
                    steps++;
                    executed += state == nameof(StepState.Executed) ? 1 : 0;
                    reused += state == nameof(StepState.Reused) ? 1 : 0;
                }

                if (!row.IsNull(3) && state != nameof(StepState.Skipped))
                    metrics.Add(row.Metric(2));
            },
            number);
        return run with { Steps = steps, Executed = executed, Reused = reused, Metrics = metrics.DrainToImmutable() };
    }

    /// <param name="row">A row.</param>
    /// <param name="owner">The column of the owner; the status is the second behind it, and then come those of the lease.</param>
    private RunStatus StatusOf(SqlRow row, int owner)
    {
        var status = row.Member<RunStatus>(owner + 2);
        return status == RunStatus.Running && !liveness.GoesOn(row.GetString(owner), row, owner + 3) ? RunStatus.Interrupted : status;
    }

    private RunSummary Read(SqlRow row) => new()
    {
        RunId = row.GetString(1),
        Pipeline = row.GetString(5),
        Status = StatusOf(row, 0),
        StartedAt = row.Time(6),
        Duration = row.SpanOrNull(7),
        Seed = ulong.Parse(row.GetString(8), CultureInfo.InvariantCulture),
        Steps = 0,
        Executed = 0,
        Reused = 0,
        IsPinned = row.GetInt64(9) != 0,
        Resumes = row.TextOrNull(10),
    };

    private readonly record struct Candidate(long Number, RunStatus Status);
}
