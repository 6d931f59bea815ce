using System.Diagnostics;

namespace Millrace.Runtime;

/// <summary>The runtime's traces: an activity a run, below it one a step, and below that one an attempt.</summary>
internal static class RunTelemetry
{
    public static ActivitySource Source { get; } = new("Millrace.Runtime");
}
