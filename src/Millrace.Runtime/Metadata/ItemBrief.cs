namespace Millrace.Runtime;

/// <summary>A step that ran for an item of a map, in brief.</summary>
/// <param name="Name">Its name: <c>parts[17].train</c>.</param>
/// <param name="State">How it ended.</param>
/// <param name="Outputs">The digests of what it yielded, in order, with commas; empty for nothing.</param>
internal sealed record ItemBrief(string Name, StepState State, string Outputs);
