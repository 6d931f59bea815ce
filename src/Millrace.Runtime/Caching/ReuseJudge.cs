using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Decides whether a step is reused, and says why.</summary>
internal sealed class ReuseJudge(Store store, IServiceProvider services, string pipeline)
{
    private readonly ReuseIndex _index = store.Cache.IndexOf(pipeline);
    private KnownReason _unchanged = new("", "");
    private readonly bool _hasHistory = store.Cache.HasHistory(pipeline);

    /// <summary>Decides on a step whose inputs are all known.</summary>
    /// <param name="step">The step.</param>
    /// <param name="keyed">Its key.</param>
    /// <param name="fresh">Whether somebody asked for it to run anyway.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <param name="isAgain">Whether the result may have come since this run began, so that only the metadata knows it.</param>
    public async ValueTask<ReuseVerdict> DecideAsync(BoundStep step, KeyedStep keyed, bool fresh, CancellationToken cancellation, bool isAgain = false)
    {
        if (Forced(keyed, fresh) is string forced)
            return new ReuseVerdict(null, forced);

        if (((isAgain ? null : _index.Find(keyed.Key.Digest)) ?? store.Cache.Find(keyed.Key.Digest)) is not CacheHit hit)
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

    /// <summary>Why a step runs whatever is stored; null where it need not.</summary>
    public static string? Forced(KeyedStep keyed, bool fresh) => fresh ? "--fresh" : keyed.Obstacle;

    /// <summary>Why a step with some inputs not known yet runs in any case; null where its known parts are those of the latest result.</summary>
    /// <param name="step">The step.</param>
    /// <param name="known">A key of the parts that are known.</param>
    public string? WhyNewInAnyCase(BoundStep step, StepKey known)
    {
        if (!_hasHistory)
            return "first run";
        if (WhyTriedAgain(step) is string again)
            return again;
        if (store.Cache.Latest(pipeline, step.Name) is not CacheHit latest)
            return Never(step);

        return KeyDifference.Describe(WithoutInputs(store.Cache.Parts(latest)), WithoutInputs(known.Parts), store.Code.Parts);
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

    private static ImmutableArray<KeyPart> WithoutInputs(ImmutableArray<KeyPart> parts) => parts.RemoveAll(static part => part.Kind == KeyPartKind.Input);

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

        return KeyDifference.Describe(store.Cache.Parts(latest), key.Parts, store.Code.Parts) ?? "the stored result was not kept for reuse";
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

            try
            {
                object artifact = await store.LoadAsync(hit.Outputs[i].Artifact, outputs[i].Type, services, cancellation).ConfigureAwait(false);
                if (!await SideEffects.AreThereAsync(artifact, outputs[i].Type, cancellation).ConfigureAwait(false))
                    return $"what {outputs[i].Name} records is no longer there";
            }
#pragma warning disable CA1031 // Whatever keeps a stored result from being opened or asked, the step runs again.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                return $"stored {outputs[i].Name} cannot be opened";
            }
        }

        return null;
    }

    private sealed record KnownReason(string RunId, string Text);
}
