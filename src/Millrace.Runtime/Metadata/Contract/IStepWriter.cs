using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// Writes down what becomes of steps. Each method is part of a transaction of a <see cref="CommitQueue"/>; what an attempt writes is conditional on its fence,
/// so that one that was superseded changes nothing.
/// </summary>
internal interface IStepWriter
{
    /// <summary>Writes down a step of a run that has not ended.</summary>
    /// <returns>Its number.</returns>
    long Add(long run, long position, string pipeline, BoundStep step, long? parent);

    /// <summary>Starts a step that consists of others, such as a map.</summary>
    bool Open(long step, ImmutableArray<StepInput> inputs);

    /// <summary>Ends a step that consists of others.</summary>
    bool Close(StepEnd end, ImmutableArray<OutputRecord> outputs);

    /// <summary>Writes down that the first attempt of a step has started. One that has ended meanwhile, or was given up, stays as it is.</summary>
    /// <returns>Whether it was written down.</returns>
    bool Start(StepStart start);

    /// <summary>Starts the next attempt of a step after one that failed.</summary>
    /// <returns>The attempt's fence; null where the failed one no longer holds the step.</returns>
    int? StartAgain(StepStart start, int failed, TimeSpan duration, string error);

    /// <summary>Makes an attempt's result visible, if it still holds the step.</summary>
    /// <returns>False where the attempt was given up or superseded: then nothing is visible.</returns>
    bool Commit(StepCommit commit);

    /// <summary>Lets an earlier result stand for a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="state"><see cref="StepState.Reused"/>, or <see cref="StepState.Skipped"/>.</param>
    /// <param name="cause">Why it is skipped.</param>
    /// <param name="source">
    /// The step whose inputs, outputs, metrics and series stand for it.
    /// Where somebody has removed it since it was found, they become the step's own.
    /// </param>
    /// <param name="key">The step's key; null where it is not known.</param>
    /// <param name="reason">Why.</param>
    /// <param name="inputs">
    /// What it takes: written down where a reused step saw it through a view, for then it may be something else than what the source took, and where the source
    /// was removed. Of a skipped step whose source stands for it, only what the source took is known to have led to its result.
    /// </param>
    /// <param name="sources">The files from outside that it would have read: written down where they lie elsewhere than those that the source read.</param>
    bool Reuse(long step, StepState state, StepCause cause, CacheHit source, StepKey? key, string reason, ImmutableArray<StepInput> inputs, ImmutableArray<StepSource> sources);

    /// <summary>Ends a step without a result. From here on no attempt of it can commit.</summary>
    bool End(StepEnd end);
}
