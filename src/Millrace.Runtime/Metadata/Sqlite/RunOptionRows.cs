namespace Millrace.Runtime;

/// <summary>Writes and reads how runs were asked for.</summary>
internal static class RunOptionRows
{
    /// <summary>Writes the options of a run that begins.</summary>
    public static void Insert(Database database, long run, RunOptions options, string build)
    {
        string fresh = string.Join('\n', options.Fresh.Order(StringComparer.Ordinal));
        long? parallel = options.MaxParallelism == Environment.ProcessorCount ? null : options.MaxParallelism;
        database.Execute(
            """
            INSERT INTO run_option (run, from_step, to_step, fresh, keep_going, resumes, parallel, build, keep_sources)
            VALUES ($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7, $p8)
            """,
            run, options.From, options.To, fresh, options.KeepGoing ? 1 : 0, options.Resumes, parallel, build, options.KeepSources ? 1 : 0);
    }

    /// <summary>The options of a run; null where an earlier version recorded it.</summary>
    public static RecordedOptions? Read(IReadConnection database, string runId) => database.Query(
        """
        SELECT o.from_step, o.to_step, o.fresh, o.keep_going, o.resumes, o.parallel, o.keep_sources
        FROM run_option o JOIN run r ON r.number = o.run WHERE r.run_id = $p0
        """,
        static row => new RecordedOptions
        {
            From = row.TextOrNull(0),
            To = row.TextOrNull(1),
            Fresh = [.. row.GetString(2).Split('\n', StringSplitOptions.RemoveEmptyEntries)],
            KeepGoing = row.GetInt64(3) != 0,
            Resumes = row.TextOrNull(4),
            Parallel = row.IsNull(5) ? null : row.GetInt32(5),
            KeepSources = row.GetInt64(6) != 0,
        },
        runId) is [RecordedOptions options] ? options : null;
}
