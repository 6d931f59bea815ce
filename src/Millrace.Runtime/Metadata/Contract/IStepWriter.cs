using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// Writes down what becomes of steps. Each method is part of a transaction of a <see cref="CommitQueue"/> and conditional on how the step stands then: it
/// writes all that it says or, where the condition does not hold, nothing, and returns false or null. So what comes late, twice, or from a program whose run
/// was taken for dead changes nothing.
/// </summary>
/// <remarks>
/// A step is <see cref="StepState.Pending"/> when it is added, <see cref="StepState.Running"/> once it was started or opened, and then has an end, which never
/// changes. What starts, opens or reuses it wants it pending; what ends it wants it without an end. A step that runs itself has attempts, which carry fences,
/// counted from 1: the latest fence holds the step, and an attempt of an earlier one writes nothing. Two programs may start the same attempt; which one holds
/// the step is in <see cref="StepStart.IsHeld"/>, which is taken back with a transaction that is undone. A step that consists of others has the fence 0.
/// When a run ends without success, or is taken for dead, the steps of it that have no end are cancelled, in the same transaction: nothing of it can be
/// started, committed or ended afterwards.
/// </remarks>
internal interface IStepWriter
{
    /// <summary>Writes down a step of a run, pending.</summary>
    /// <param name="run">The run's number.</param>
    /// <param name="position">Its position within the run; no other step has it.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="step">The step.</param>
    /// <param name="parent">The number of the step that it is part of; null for one of the plan.</param>
    /// <returns>Its number; null where the run has ended, or was taken for dead.</returns>
    long? Add(long run, long position, string pipeline, BoundStep step, long? parent);

    /// <summary>Starts a pending step that consists of others, such as a map.</summary>
    /// <param name="step">The step.</param>
    /// <param name="inputs">What it takes.</param>
    /// <returns>False where it is not pending.</returns>
    bool Open(long step, ImmutableArray<StepInput> inputs);

    /// <summary>Ends a step without attempts of its own: one that consists of others, or that stands for a stored artifact, which need not be opened.</summary>
    /// <param name="end">How it ends; the fence has no meaning.</param>
    /// <param name="outputs">What it yields, besides what was held for it when the run began.</param>
    /// <returns>False where it has an end, or attempts.</returns>
    bool Close(StepEnd end, ImmutableArray<OutputRecord> outputs);

    /// <summary>Writes down that the first attempt of a pending step has started. One that has ended meanwhile, or was given up, stays as it is.</summary>
    /// <returns>Whether it was written down; it holds the step then (<see cref="StepStart.IsHeld"/>).</returns>
    bool Start(StepStart start);

    /// <summary>Starts the next attempt of a running step after one that failed.</summary>
    /// <param name="start">How the first attempt started: it is written down if it is not yet.</param>
    /// <param name="failed">The fence of the attempt that failed.</param>
    /// <param name="duration">How long that took.</param>
    /// <param name="error">Why it failed.</param>
    /// <returns>The attempt's fence; null where the failed one no longer holds the step.</returns>
    int? StartAgain(StepStart start, int failed, TimeSpan duration, string error);

    /// <summary>
    /// Makes an attempt's result visible, and lets it stand for its key where it may be reused: the attempt holds the running step, or the step is pending and
    /// its start is written down with this.
    /// </summary>
    /// <returns>
    /// False where the attempt was given up or superseded, the step has an end (also by an earlier call), or the run has: then nothing is visible.
    /// </returns>
    bool Commit(StepCommit commit);

    /// <summary>Lets an earlier result stand for a pending step.</summary>
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
    /// <returns>False where the step is not pending.</returns>
    bool Reuse(long step, StepState state, StepCause cause, CacheHit source, StepKey? key, string reason, ImmutableArray<StepInput> inputs, ImmutableArray<StepSource> sources);

    /// <summary>
    /// Ends a step without a result. From here on no attempt of it can commit. With a fence, the attempt of that fence ends, if it holds the step; without one,
    /// whatever goes on of the step ends, which is for whoever gives it up. What a step that its gate blocks keeps is shown with it, and stands for no key.
    /// </summary>
    /// <param name="end">How it ends. A start that is not written down yet is written down before; where another one holds the step, nothing is ended.</param>
    /// <returns>False where it has an end, or another attempt holds it.</returns>
    bool End(StepEnd end);
}
