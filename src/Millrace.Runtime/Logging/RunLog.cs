using Microsoft.Extensions.Logging;

namespace Millrace.Runtime;

/// <summary>What the runtime itself logs.</summary>
internal static partial class RunLog
{
    [LoggerMessage(1, LogLevel.Debug, "Run {RunId} of pipeline {Pipeline} begins.")]
    public static partial void RunBegins(ILogger logger, string runId, string pipeline);

    [LoggerMessage(2, LogLevel.Debug, "Run {RunId} ended: {Status}.")]
    public static partial void RunEnded(ILogger logger, string runId, RunStatus status);

    [LoggerMessage(3, LogLevel.Debug, "Step {Step} runs: {Reason}.")]
    public static partial void StepRuns(ILogger logger, string step, string reason);

    [LoggerMessage(4, LogLevel.Debug, "Step {Step} ended: {State} ({Reason}).")]
    public static partial void StepEnded(ILogger logger, string step, StepState state, string reason);

    [LoggerMessage(5, LogLevel.Warning, "Step {Step} did not end within {Grace} of cancellation and is abandoned.")]
    public static partial void StepAbandoned(ILogger logger, string step, TimeSpan grace);

    [LoggerMessage(6, LogLevel.Warning, "The rows of output {Output} of step {Step} could not be counted.")]
    public static partial void RowsUnknown(ILogger logger, string step, string output, Exception exception);

    [LoggerMessage(7, LogLevel.Error, "An observer of the run failed.")]
    public static partial void ObserverFailed(ILogger logger, Exception exception);

    [LoggerMessage(8, LogLevel.Error, "What became of step {Step} could not be written down.")]
    public static partial void StepNotRecorded(ILogger logger, string step, Exception exception);

    [LoggerMessage(9, LogLevel.Warning, "A source of step {Step} changed while it ran, so its result will not be reused.")]
    public static partial void SourceChanged(ILogger logger, string step);

    [LoggerMessage(10, LogLevel.Warning, "Step {Step} is skipped, and the run goes on without it: {Reason}")]
    public static partial void StepSkipped(ILogger logger, string step, string reason);

    [LoggerMessage(11, LogLevel.Information, "Step {Step} waits, because another run computes the same result at this moment.")]
    public static partial void StepWaits(ILogger logger, string step);

    [LoggerMessage(12, LogLevel.Warning, "Attempt {Attempt} of step {Step} failed and is followed by another in {Delay}: {Error}")]
    public static partial void StepRetries(ILogger logger, string step, int attempt, TimeSpan delay, string error);

    [LoggerMessage(13, LogLevel.Error, "What follows the end of a step, or of the time that it had, failed.")]
    public static partial void CallbackFailed(ILogger logger, Exception exception);

    [LoggerMessage(14, LogLevel.Warning, "The registration {Registration} of run {Run} cannot be opened and is passed over.")]
    public static partial void RegistrationUnreadable(ILogger logger, string registration, string run, Exception exception);

    [LoggerMessage(15, LogLevel.Warning, "A service that was made for a step of component {Component} threw when it was let go; the step is not affected.")]
    public static partial void ServicesNotLetGo(ILogger logger, string component, Exception exception);

    [LoggerMessage(16, LogLevel.Warning, "Where run {Run} comes from could not be written down.")]
    public static partial void OriginLost(ILogger logger, string run, Exception exception);

    [LoggerMessage(17, LogLevel.Warning, "The source file {Path} is not kept in the store: {Reason}")]
    public static partial void SourceNotKept(ILogger logger, string path, string reason);

    [LoggerMessage(18, LogLevel.Warning, "Not all source files are kept in the store.")]
    public static partial void SourcesNotKept(ILogger logger, Exception exception);

    [LoggerMessage(19, LogLevel.Warning, "The columns of output {Output} of step {Step} could not be told.")]
    public static partial void SchemaUnknown(ILogger logger, string step, string output, Exception exception);
}
