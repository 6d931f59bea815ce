using System.Diagnostics;

namespace Millrace.Runtime;

/// <summary>The runtime's traces: an activity a run, and below it one a step.</summary>
internal static class RunTelemetry
{
    public static ActivitySource Source { get; } = new("Millrace.Runtime");
}
