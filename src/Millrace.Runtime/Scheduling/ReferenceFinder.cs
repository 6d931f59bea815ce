using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Finds what the references of a plan stand for, before keys are computed.</summary>
internal sealed class ReferenceFinder(RunServices services, BoundPlan plan)
{
    private Store Store => services.Store;

    /// <summary>Finds all.</summary>
    /// <exception cref="MillraceException">What was found is of another type than the pipeline says.</exception>
    public async ValueTask<FoundReferences> FindAsync(CancellationToken cancellation)
    {
        var found = new Dictionary<(PlanReference, string), FoundReference>();
        await FindAsync(plan, "", found, cancellation).ConfigureAwait(false);
        return new FoundReferences(found);
    }

    private async ValueTask FindAsync(
        BoundPlan within, string prefix, Dictionary<(PlanReference, string), FoundReference> found, CancellationToken cancellation)
    {
        foreach (BoundStep step in within.Steps)
        {
            string name = prefix + step.Name;
            if (step.Body is not null)
                await FindAsync(step.Body, $"{name}.", found, cancellation).ConfigureAwait(false);
            if (FoundReferences.KeyOf(step) is not { } key || found.ContainsKey(key))
                continue;
            ArtifactType type = step.Component.Outputs[0].Type;
            found[key] = key.Reference.Kind switch
            {
                PlanReference.Latest => Latest(name, type, key.Reference.Target),
                PlanReference.Champion => await ChampionAsync(name, type, key.Reference.Target, cancellation).ConfigureAwait(false),
                _ => throw new MillraceException($"Step '{name}' refers to a '{key.Reference.Kind}', which this version of Millrace does not know."),
            };
        }
    }

    private FoundReference Latest(string name, ArtifactType expected, string target)
    {
        string[] parts = target.Split('/');
        if (Store.Cache.Latest(parts[0], parts[1]) is not CacheHit hit)
            return new FoundReference(null, $"{parts[0]} has no result of {parts[1]} yet");

        OutputRecord? output = parts.Length > 2 ? hit.Outputs.FirstOrDefault(each => each.Name == parts[2]) : hit.Outputs.Length == 1 ? hit.Outputs[0] : null;
        if (output is null)
        {
            string outputs = string.Join(", ", hit.Outputs.Select(static each => each.Name));
            throw new MillraceException($"Step '{name}' stands for the latest {target}, but run {hit.RunId} has the outputs {outputs} there.");
        }

        return Checked(name, expected, output.Artifact, $"made by run {hit.RunId}");
    }

    /// <summary>The newest registration under a name that is still there, and what the step that made it took.</summary>
    private async ValueTask<FoundReference> ChampionAsync(string name, ArtifactType expected, string registered, CancellationToken cancellation)
    {
        Dictionary<string, ArtifactType> types = PipelineCatalog.Names.Select(PipelineCatalog.Find).OfType<PipelinePlan>().Append(plan.Plan)
            .SelectMany(PlanTypes.Of)
            .Where(static type => typeof(IRegistration).IsAssignableFrom(type.Type)).DistinctBy(static type => type.Type.ToString())
            .ToDictionary(static type => type.Type.ToString(), StringComparer.Ordinal);
        foreach (RegisteredInput candidate in Store.Cache.Registered(types.Values, expected.Type.ToString()))
        {
            ArtifactType type = types[candidate.Registration.Type];
            if (!Store.IsWhole(candidate.Registration))
                continue;
            if (await IsOfAsync(candidate, type, registered, cancellation).ConfigureAwait(false))
                return Checked(name, expected, candidate.Input, $"registered by run {candidate.RunId}");
        }

        return new FoundReference(null, $"no {expected.DisplayName} is registered as '{registered}' yet");
    }

    /// <summary>Whether a registration has a name, and what it stands for is still there. One that cannot be opened has none, which is told.</summary>
    private async ValueTask<bool> IsOfAsync(RegisteredInput candidate, ArtifactType type, string name, CancellationToken cancellation)
    {
        try
        {
            object opened = await Store.LoadAsync(candidate.Registration, type, services.Services, cancellation).ConfigureAwait(false);
            return ((IRegistration)opened).Name == name && type.IsStillThere(opened);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            RunLog.RegistrationUnreadable(services.Logger, candidate.Registration.Digest[..16], candidate.RunId, exception);
            return false;
        }
    }

    private FoundReference Checked(string name, ArtifactType expected, ArtifactRecord artifact, string reason)
    {
        if (artifact.Type != expected.Type.ToString())
            throw new MillraceException($"Step '{name}' stands for a {expected.DisplayName}, but what was {reason} is a {artifact.DisplayType}.");
        return Store.IsWhole(artifact)
            ? new FoundReference(artifact, reason)
            : throw new MillraceException(
                $"Step '{name}' stands for what was {reason}, but its files are gone from the store. Run that pipeline again to make them anew.");
    }
}
