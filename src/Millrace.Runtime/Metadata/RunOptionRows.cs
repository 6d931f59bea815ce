namespace Millrace.Runtime;

/// <summary>Writes and reads how runs were asked for.</summary>
internal static class RunOptionRows
{
    /// <summary>Writes the options of a run that begins.</summary>
    public static void Insert(Database database, long run, RunOptions options) => database.Execute(
        "INSERT INTO run_option (run, from_step, to_step, fresh, keep_going, resumes) VALUES ($p0, $p1, $p2, $p3, $p4, $p5)",
        run, options.From, options.To, string.Join('\n', options.Fresh.Order(StringComparer.Ordinal)), options.KeepGoing ? 1 : 0, options.Resumes);

    /// <summary>The options of a run; null where an earlier version recorded it.</summary>
    public static RecordedOptions? Read(Database database, string runId) => database.Query(
        "SELECT o.from_step, o.to_step, o.fresh, o.keep_going, o.resumes FROM run_option o JOIN run r ON r.number = o.run WHERE r.run_id = $p0",
        static row => new RecordedOptions
        {
            From = row.TextOrNull(0),
            To = row.TextOrNull(1),
            Fresh = [.. row.GetString(2).Split('\n', StringSplitOptions.RemoveEmptyEntries)],
            KeepGoing = row.GetInt64(3) != 0,
            Resumes = row.TextOrNull(4),
        },
        runId) is [RecordedOptions options] ? options : null;
}
