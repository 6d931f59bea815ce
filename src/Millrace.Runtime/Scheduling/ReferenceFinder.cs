using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Finds what the references of a plan stand for, before keys are computed.</summary>
internal sealed class ReferenceFinder(RunServices services, BoundPlan plan)
{
    private Store Store => services.Store;

    /// <summary>Finds all, and gives their artifacts to the run.</summary>
    /// <exception cref="MillraceException">What was found is of another type than the pipeline says.</exception>
    public async ValueTask<ImmutableArray<FoundReference>> FindAsync(RunArtifacts artifacts, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<FoundReference>();
        foreach (BoundStep step in plan.Steps)
        {
            if (step.Step.Reference is not PlanReference reference)
                continue;

            FoundReference each = reference.Kind switch
            {
                PlanReference.Latest => Latest(step, reference.Target),
                PlanReference.Champion => await ChampionAsync(step, reference.Target, cancellation).ConfigureAwait(false),
                _ => throw new MillraceException($"Step '{step.Name}' refers to a '{reference.Kind}', which this version of Millrace does not know."),
            };
            if (each.Artifact is ArtifactRecord artifact)
                artifacts.Set(step.Index, [new OutputRecord(step.Component.Outputs[0].Name, artifact)]);
            else
                artifacts.SetMissing(step.Index);
            found.Add(each);
        }

        return found.ToImmutable();
    }

    private FoundReference Latest(BoundStep step, string target)
    {
        string[] parts = target.Split('/');
        if (Store.Cache.Latest(parts[0], parts[1]) is not CacheHit hit)
            return new FoundReference(step, null, $"{parts[0]} has no result of {parts[1]} yet");

        OutputRecord? output = parts.Length > 2 ? hit.Outputs.FirstOrDefault(each => each.Name == parts[2]) : hit.Outputs.Length == 1 ? hit.Outputs[0] : null;
        if (output is null)
        {
            string outputs = string.Join(", ", hit.Outputs.Select(static each => each.Name));
            throw new MillraceException($"Step '{step.Name}' stands for the latest {target}, but run {hit.RunId} has the outputs {outputs} there.");
        }

        return Checked(step, output.Artifact, $"made by run {hit.RunId}");
    }

    /// <summary>The newest registration under a name that is still there, and what the step that made it took.</summary>
    private async ValueTask<FoundReference> ChampionAsync(BoundStep step, string name, CancellationToken cancellation)
    {
        Dictionary<string, ArtifactType> types = PipelineCatalog.Names.Select(PipelineCatalog.Find).OfType<PipelinePlan>().Append(plan.Plan)
            .SelectMany(PlanTypes.Of)
            .Where(static type => typeof(IRegistration).IsAssignableFrom(type.Type)).DistinctBy(static type => type.Type.ToString())
            .ToDictionary(static type => type.Type.ToString(), StringComparer.Ordinal);
        string wanted = step.Component.Outputs[0].Type.Type.ToString();
        foreach (RegisteredInput candidate in Store.Cache.Registered([.. types.Keys], wanted))
        {
            ArtifactType type = types[candidate.Registration.Type];
            if (!Store.IsWhole(candidate.Registration))
                continue;
            if (await IsOfAsync(candidate, type, name, cancellation).ConfigureAwait(false))
                return Checked(step, candidate.Input, $"registered by run {candidate.RunId}");
        }

        return new FoundReference(step, null, $"no {step.Component.Outputs[0].Type.DisplayName} is registered as '{name}' yet");
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

    private FoundReference Checked(BoundStep step, ArtifactRecord artifact, string reason)
    {
        ArtifactType expected = step.Component.Outputs[0].Type;
        if (artifact.Type != expected.Type.ToString())
            throw new MillraceException($"Step '{step.Name}' stands for a {expected.DisplayName}, but what was {reason} is a {artifact.DisplayType}.");
        return Store.IsWhole(artifact)
            ? new FoundReference(step, artifact, reason)
            : throw new MillraceException(
                $"Step '{step.Name}' stands for what was {reason}, but its files are gone from the store. Run that pipeline again to make them anew.");
    }
}
