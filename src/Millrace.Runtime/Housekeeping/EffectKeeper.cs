namespace Millrace.Runtime;

/// <summary>
/// Finds the runs that left something outside of the store which is still there: of each step with the same parameters the newest such run. What a
/// registered model was made from stays with it for as long as no later one takes its place.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="database">Its metadata.</param>
/// <param name="types">The artifact types that can say whether what they stand for is still there.</param>
/// <param name="services">The application's services.</param>
internal sealed class EffectKeeper(Store store, Database database, IEnumerable<ArtifactType> types, IServiceProvider services)
{
    private readonly Dictionary<string, ArtifactType> _types = types.Where(static type => type.IsChecked)
        .DistinctBy(static type => type.Type.ToString()).ToDictionary(static type => type.Type.ToString(), StringComparer.Ordinal);
    private readonly Dictionary<ArtifactRecord, bool> _answers = [];

    private sealed record Effect(long Run, string Origin, ArtifactRecord Artifact);

    /// <summary>The numbers of the runs.</summary>
    public async Task<HashSet<long>> FindAsync(CancellationToken cancellation)
    {
        var runs = new HashSet<long>();
        IEnumerable<Effect> newestFirst = _types.Keys.SelectMany(Effects).OrderByDescending(static effect => effect.Run);
        foreach (IGrouping<string, Effect> effects in newestFirst.GroupBy(static effect => effect.Origin, StringComparer.Ordinal))
        {
            foreach (Effect effect in effects)
            {
                if (!await IsStillThereAsync(effect.Artifact, cancellation).ConfigureAwait(false))
                    continue;
                runs.Add(effect.Run);
                break;
            }
        }

        return runs;
    }

    private List<Effect> Effects(string type) => database.Query(
        // Of collections those alone that have such items: the texts of types contain those of their items.
        $"""
        WITH RECURSIVE made (step, place, artifact) AS (
            SELECT o.step, o.position, o.artifact FROM artifact a JOIN step_output o ON o.artifact = a.artifact WHERE instr(a.type, $p0) > 0
            UNION ALL SELECT m.step, m.place || '/' || i.position, i.item FROM made m JOIN collection_item i ON i.artifact = m.artifact)
        SELECT s.run, s.pipeline || char(10) || s.name || char(10) || s.component || char(10) || m.place || char(10) || s.parameters, {Rows.ArtifactColumns}
        FROM made m JOIN artifact a ON a.artifact = m.artifact JOIN step s ON coalesce(s.source, s.step) = m.step
        WHERE a.type = $p0
        """,
        static row => new Effect(row.GetInt64(0), row.GetString(1), row.Artifact(2)),
        type);

    private async ValueTask<bool> IsStillThereAsync(ArtifactRecord artifact, CancellationToken cancellation)
    {
        if (_answers.TryGetValue(artifact, out bool known))
            return known;
        return _answers[artifact] = await AskAsync(artifact, _types[artifact.Type], cancellation).ConfigureAwait(false);
    }

    private async ValueTask<bool> AskAsync(ArtifactRecord artifact, ArtifactType type, CancellationToken cancellation)
    {
        if (!store.Artifacts.IsWhole(artifact))
            return false;
        try
        {
            return type.IsStillThere(await store.LoadAsync(artifact, type, services, cancellation).ConfigureAwait(false));
        }
#pragma warning disable CA1031 // Nothing is freed because a question failed.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return true;
        }
    }
}
