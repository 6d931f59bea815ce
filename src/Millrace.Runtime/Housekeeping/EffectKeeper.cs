namespace Millrace.Runtime;

/// <summary>
/// Finds the runs that left something outside of the store which is still there: of each step with the same parameters the newest such run, and of each
/// registered model, of which several versions are there side by side, the newest that shows it. What a model was made from stays with it.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="metadata">Its metadata.</param>
/// <param name="types">The artifact types that can say whether what they stand for is still there.</param>
/// <param name="services">The application's services.</param>
internal sealed class EffectKeeper(Store store, IMetadataCollector metadata, IEnumerable<ArtifactType> types, IServiceProvider services)
{
    private readonly Dictionary<string, ArtifactType> _types = types.Where(static type => type.IsChecked)
        .DistinctBy(static type => type.Type.ToString()).ToDictionary(static type => type.Type.ToString(), StringComparer.Ordinal);
    private readonly Dictionary<ArtifactRecord, bool> _answers = [];

    /// <summary>The numbers of the runs.</summary>
    public async Task<HashSet<long>> FindAsync(CancellationToken cancellation)
    {
        var runs = new HashSet<long>();
        IEnumerable<RunEffect> newestFirst = _types.Keys.SelectMany(metadata.Effects).OrderByDescending(static effect => effect.Run);
        foreach (IGrouping<string, RunEffect> effects in newestFirst.GroupBy(PlaceOf, StringComparer.Ordinal))
        {
            foreach (RunEffect effect in effects)
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
        IEnumerable<RunEffect> registrations = _types.Where(static pair => IsRegistration(pair.Value)).SelectMany(pair => metadata.Effects(pair.Key));
        foreach (IGrouping<string, RunEffect> effects in registrations.GroupBy(PlaceOf, StringComparer.Ordinal))
        {
            if (effects.All(effect => runs.Contains(effect.Run)) && await IsStillThereAsync(effects.First().Artifact, cancellation).ConfigureAwait(false))
                registered.UnionWith(effects.Select(static effect => effect.RunId));
        }

        return registered;
    }

    private static bool IsRegistration(ArtifactType type) => typeof(IRegistration).IsAssignableFrom(type.Type);

    /// <summary>What a later effect takes the place of: a file that is written again, but no registered model.</summary>
    private string PlaceOf(RunEffect effect) => IsRegistration(_types[effect.Artifact.Type]) ? effect.Artifact.Digest : effect.Origin;

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
