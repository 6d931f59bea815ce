namespace Millrace.Runtime;

/// <summary>Steps that became ready at the same time, because the same step ended: a branch.</summary>
/// <param name="Graph">Their graph.</param>
/// <param name="First">The first of them; the graph knows which one follows.</param>
/// <param name="Turn">When the batch came to the end of the line.</param>
internal readonly record struct ReadyBatch(GraphRun Graph, int First, long Turn);
