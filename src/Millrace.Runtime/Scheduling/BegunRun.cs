using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>A run that is written down, and what was found in the store before.</summary>
/// <param name="Ticket">The run.</param>
/// <param name="Judge">Decides what is reused; whoever has this ends it.</param>
/// <param name="Artifacts">What is known of artifacts.</param>
/// <param name="References">What references stand for.</param>
/// <param name="Skipped">The steps outside the range.</param>
internal sealed record BegunRun(
    RunTicket Ticket, ReuseJudge Judge, RunArtifacts Artifacts, FoundReferences References, ImmutableArray<SkippedSteps.Skipped> Skipped);
