using Microsoft.ML;

namespace Millrace.MLNet;

/// <summary>
/// Follows FastTree by its messages, of which there is one a tree: reports progress, and ends the training when the step was cancelled,
/// which FastTree itself offers no way to do.
/// </summary>
internal sealed class TreeProgress(StepContext step, int trees, CancellationToken cancellation)
{
    private const string TreeMessage = "numTotalTrees";

    private int _begun;

    public void OnMessage(object? sender, LoggingEventArgs message)
    {
        cancellation.ThrowIfCancellationRequested();
        if (message.RawMessage.StartsWith(TreeMessage, StringComparison.Ordinal))
            step.ReportProgress(Math.Min(_begun++, trees), trees, "trees");
    }
}
