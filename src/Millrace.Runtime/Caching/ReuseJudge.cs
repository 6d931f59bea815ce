using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Decides whether a step is reused, and says why.</summary>
/// <param name="store">Where results are found.</param>
/// <param name="services">The application's services.</param>
/// <param name="pipeline">The name of the pipeline that is run.</param>
/// <param name="resumes">The run that is resumed; null where a run begins anew.</param>
internal sealed class ReuseJudge(Store store, IServiceProvider services, string pipeline, string? resumes)
{
    private const string Fresh = "--fresh";
    private const string StoredNotKept = "the stored result was not kept for reuse";

    private readonly Task<ReuseIndex> _index = store.Cache.IndexOfAsync(pipeline);
    private KnownReason _unchanged = new("", "");
    private readonly bool _hasHistory = store.Cache.HasHistory(pipeline);
    private readonly SimilarKeys _similar = new(store.Cache);

    /// <summary>Waits for what is read while the run is written down: what is damaged is told of the run, and not of each of its steps.</summary>
    /// <exception cref="MillraceException">It cannot be read.</exception>
    public async Task ReadyAsync() => await _index.ConfigureAwait(false);

    /// <summary>Decides on a step whose inputs are all known.</summary>
    /// <param name="step">The step.</param>
    /// <param name="keyed">Its key.</param>
    /// <param name="fresh">Whether somebody asked for it to run anyway.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <param name="isAgain">Whether the result may have come since this run began, so that only the metadata knows it.</param>
    public async ValueTask<ReuseVerdict> DecideAsync(BoundStep step, KeyedStep keyed, bool fresh, CancellationToken cancellation, bool isAgain = false)
    {
        if (fresh)
            return new ReuseVerdict(null, Fresh);
        if (keyed.Obstacle is not null)
            return await ResumeAsync(step, keyed, cancellation).ConfigureAwait(false);

        if (((isAgain ? null : (await _index.ConfigureAwait(false)).Find(keyed.Key.Digest)) ?? store.Cache.Find(keyed.Key.Digest)) is not CacheHit hit)
            return new ReuseVerdict(null, WhyNew(step, keyed.Key));

        if (Expiry.Of(step, hit, store) is string expired)
            return new ReuseVerdict(null, expired, hit.Step);

        return await ObstacleAsync(step, hit, cancellation).ConfigureAwait(false) is string obstacle
            ? new ReuseVerdict(null, obstacle, hit.Step)
            : new ReuseVerdict(hit, Unchanged(hit.RunId));
    }

    /// <summary>Most steps are reused from the same run.</summary>
    private string Unchanged(string runId)
    {
        KnownReason known = _unchanged;
        if (known.RunId != runId)
            _unchanged = known = new KnownReason(runId, $"unchanged since run {runId}");
        return known.Text;
    }

    /// <summary>A step that is never reused stands for itself where the run goes on in which it was done, or in one that this one goes on with.</summary>
    private async ValueTask<ReuseVerdict> ResumeAsync(BoundStep step, KeyedStep keyed, CancellationToken cancellation)
    {
        // What keeps a result from being reused may be code that the key does not tell of: then the program has to be the same.
        string? build = step.Cache == CachePolicy.Never ? null : CodeIdentity.Current;
        if (resumes is null || store.Cache.Committed(resumes, step.Name, keyed.Key.Digest, build) is not CacheHit done)
            return new ReuseVerdict(null, keyed.Obstacle!);
        return await ObstacleAsync(step, done, cancellation).ConfigureAwait(false) is string obstacle
            ? new ReuseVerdict(null, obstacle, done.Step)
            : new ReuseVerdict(done, $"done in run {done.RunId}, which is resumed; a new run does it again: {keyed.Obstacle}");
    }

    /// <summary>
    /// Why a step with some inputs not known yet runs in any case; null where there is a result for the parts that are known, be it of another run or step,
    /// and so for some inputs.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="known">A key of the parts that are known.</param>
    /// <param name="fresh">Whether somebody asked for it to run anyway.</param>
    public string? WhyInAnyCase(BoundStep step, KeyedStep known, bool fresh)
    {
        if (fresh)
            return Fresh;
        if (known.Obstacle is not null)
            return resumes is null ? known.Obstacle : null;
        if (_similar.Has(step, known.Key))
            return null;
        if (!_hasHistory)
            return "first run";
        if (WhyTriedAgain(step) is string again)
            return again;
        if (store.Cache.Latest(pipeline, step.Name) is not CacheHit latest)
            return Never(step);

        return KeyDifference.Describe(SimilarKeys.WithoutInputs(store.Cache.Parts(latest)), SimilarKeys.WithoutInputs(known.Key.Parts), store.Code.Parts)
            ?? StoredNotKept;
    }

    /// <summary>Whether a result's files are all there.</summary>
    public bool IsWhole(CacheHit hit)
    {
        foreach (OutputRecord output in hit.Outputs)
        {
            if (!store.IsWhole(output.Artifact))
                return false;
        }

        return true;
    }

    private string? WhyTriedAgain(BoundStep step) =>
        store.Cache.LastSkip(pipeline, step.Name) is string cause ? $"was skipped last time and is tried again: {cause}" : null;

    private string WhyNew(BoundStep step, StepKey key)
    {
        if (!_hasHistory)
            return "first run";
        if (WhyTriedAgain(step) is string again)
            return again;
        if (store.Cache.Latest(pipeline, step.Name) is not CacheHit latest)
            return Never(step);

        return KeyDifference.Describe(store.Cache.Parts(latest), key.Parts, store.Code.Parts) ?? StoredNotKept;
    }

    private string Never(BoundStep step) => store.Cache.WasStarted(pipeline, step.Name) ? "has not finished before" : "first run";

    private async ValueTask<string?> ObstacleAsync(BoundStep step, CacheHit hit, CancellationToken cancellation)
    {
        ImmutableArray<OutputInfo> outputs = step.Component.Outputs;
        if (hit.Outputs.Length != outputs.Length || !IsWhole(hit))
            return "stored result is gone";
        foreach (OutputRecord output in hit.Outputs)
        {
            if (!store.Artifacts.IsUnchanged(output.Artifact, cancellation))
                return "stored result is damaged";
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            if (!SideEffects.AreRecordedBy(outputs[i].Type))
                continue;

            bool isOpen = false;
            try
            {
                object artifact = await store.LoadAsync(hit.Outputs[i].Artifact, outputs[i].Type, services, cancellation).ConfigureAwait(false);
                isOpen = true;
                if (!await SideEffects.AreThereAsync(artifact, outputs[i].Type, cancellation).ConfigureAwait(false))
                    return $"what {outputs[i].Name} records is no longer there";
            }
#pragma warning disable CA1031 // Whatever keeps a stored result from being opened or asked, the step runs again.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                return isOpen ? $"what {outputs[i].Name} records cannot be seen" : $"stored {outputs[i].Name} cannot be opened";
            }
        }

        return null;
    }

    private sealed record KnownReason(string RunId, string Text);
}
