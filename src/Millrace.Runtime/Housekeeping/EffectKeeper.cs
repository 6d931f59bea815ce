namespace Millrace.Runtime;

/// <summary>
/// Finds the runs that left something outside of the store which is still there: of each step with the same parameters the newest such run, and of each
/// registered model, of which several versions are there side by side, the newest that shows it. What a model was made from stays with it.
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

    private sealed record Effect(long Run, string RunId, string Origin, ArtifactRecord Artifact);

    /// <summary>The numbers of the runs.</summary>
    public async Task<HashSet<long>> FindAsync(CancellationToken cancellation)
    {
        var runs = new HashSet<long>();
        IEnumerable<Effect> newestFirst = _types.Keys.SelectMany(Effects).OrderByDescending(static effect => effect.Run);
        foreach (IGrouping<string, Effect> effects in newestFirst.GroupBy(PlaceOf, StringComparer.Ordinal))
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

    /// <summary>The runs among some that registered a model which is still there, and which no other run shows: their identities.</summary>
    /// <param name="runs">The numbers of the runs.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async Task<HashSet<string>> FindRegisteredAsync(IReadOnlySet<long> runs, CancellationToken cancellation)
    {
        var registered = new HashSet<string>(StringComparer.Ordinal);
        IEnumerable<Effect> registrations = _types.Where(static pair => IsRegistration(pair.Value)).SelectMany(pair => Effects(pair.Key));
        foreach (IGrouping<string, Effect> effects in registrations.GroupBy(PlaceOf, StringComparer.Ordinal))
        {
            if (effects.All(effect => runs.Contains(effect.Run)) && await IsStillThereAsync(effects.First().Artifact, cancellation).ConfigureAwait(false))
                registered.UnionWith(effects.Select(static effect => effect.RunId));
        }

        return registered;
    }

    private static bool IsRegistration(ArtifactType type) => typeof(IRegistration).IsAssignableFrom(type.Type);

    /// <summary>What a later effect takes the place of: a file that is written again, but no registered model.</summary>
    private string PlaceOf(Effect effect) => IsRegistration(_types[effect.Artifact.Type]) ? effect.Artifact.Digest : effect.Origin;

    private List<Effect> Effects(string type) => database.Query(
        // Of collections those alone that have such items: the texts of types contain those of their items.
        $"""
        WITH RECURSIVE made (step, place, artifact) AS (
            SELECT o.step, o.position, o.artifact FROM artifact a JOIN step_output o ON o.artifact = a.artifact WHERE instr(a.type, $p0) > 0
            UNION ALL SELECT m.step, m.place || '/' || i.position, i.item FROM made m JOIN collection_item i ON i.artifact = m.artifact),
        shown (step, place, artifact) AS (
            SELECT s.step, m.place, m.artifact FROM made m JOIN step s ON s.step = m.step WHERE s.source IS NULL
            UNION ALL SELECT s.step, m.place, m.artifact FROM made m JOIN step s ON s.source = m.step)
        SELECT s.run, r.run_id, s.pipeline || char(10) || s.name || char(10) || s.component || char(10) || m.place || char(10) || s.parameters,
            {Rows.ArtifactColumns}
        FROM shown m JOIN artifact a ON a.artifact = m.artifact JOIN step s ON s.step = m.step JOIN run r ON r.number = s.run
        WHERE a.type = $p0 AND s.run NOT IN ({RunDeletions.Deleted})
        """,
        static row => new Effect(row.GetInt64(0), row.GetString(1), row.GetString(2), row.Artifact(3)),
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
