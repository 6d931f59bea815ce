using Microsoft.Extensions.DependencyInjection;
using Millrace.Runtime;

namespace Millrace.Testing;

/// <summary>How a pipeline under test ended, and what it left. Disposing it removes a temporary store.</summary>
public sealed class PipelineTestResult : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _isTemporary;

    internal PipelineTestResult(Store store, ServiceProvider services, bool isTemporary)
    {
        Store = store;
        _services = services;
        _isTemporary = isTemporary;
    }

    /// <summary>The store that the pipeline ran in.</summary>
    public Store Store { get; }

    /// <summary>How the run ended: status, steps, headline numbers.</summary>
    public RunResult Run { get; internal set; } = null!;

    /// <summary>How a step ended.</summary>
    /// <param name="step">The step's name.</param>
    /// <exception cref="ArgumentException">There is no such step in the run.</exception>
    public StepResult this[string step] => Run.Steps.FirstOrDefault(each => each.Name == step) ?? throw new ArgumentException(
        $"The run had no step '{step}'.{NearestName.Proposal(step, Run.Steps.Select(static each => each.Name))}", nameof(step));

    /// <summary>Fails unless every step was executed or reused, or is one that the run can do without.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="PipelineTestException">The run failed, was blocked or cancelled; the inner exception is the step's.</exception>
    public PipelineTestResult EnsureSucceeded()
    {
        if (Run.Status == RunStatus.Succeeded)
            return this;

        string ending = $"The run of '{Run.Pipeline}' ended as {Run.Status}";
        if (Run.Error is StepError unrecorded)
            throw new PipelineTestException($"{ending}: {unrecorded.Message}", unrecorded.Exception);

        StepResult? cause = Run.Steps.Where(static step => step.Error is not null).OrderBy(static step => step.State == StepState.Cancelled).FirstOrDefault();
        throw cause is null
            ? new PipelineTestException($"{ending}.")
            : new PipelineTestException($"{ending}: step '{cause.Name}': {cause.Error!.Message}", cause.Error.Exception);
    }

    /// <summary>Loads what a step yielded.</summary>
    /// <typeparam name="T">The artifact's type.</typeparam>
    /// <param name="output"><c>step/output</c>; the output may be left out where there is only one.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="MillraceException">There is no such artifact, or it is of another type.</exception>
    public async Task<T> LoadAsync<T>(string output, CancellationToken cancellation = default)
        where T : class, IArtifact<T>
    {
        ArtifactRecord record = Store.Metadata.ResolveArtifact($"{Run.RunId}/{output}");
        return (T)await Store.LoadAsync(record, ArtifactType.Of<T>(), _services, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync().ConfigureAwait(false);
        await _services.DisposeAsync().ConfigureAwait(false);
        if (_isTemporary && Directory.Exists(Store.Path))
            Directory.Delete(Store.Path, recursive: true);
    }
}
