namespace Millrace.Runtime;

/// <summary>The runs that somebody wants to keep.</summary>
internal sealed class RunPins(Database database)
{
    /// <summary>Keeps a run.</summary>
    /// <returns>False where it was kept already.</returns>
    public bool Add(string runId) => database.Transaction(() =>
        database.Execute("INSERT OR IGNORE INTO run_pin (run) SELECT number FROM run WHERE run_id = $p0", runId)) > 0;

    /// <summary>No longer keeps a run.</summary>
    /// <returns>False where it was not kept.</returns>
    public bool Remove(string runId) => database.Transaction(() =>
        database.Execute("DELETE FROM run_pin WHERE run = (SELECT number FROM run WHERE run_id = $p0)", runId)) > 0;
}
