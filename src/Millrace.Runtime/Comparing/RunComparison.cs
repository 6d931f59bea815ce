using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Several runs side by side.</summary>
/// <param name="Runs">The runs, in the order in which they were asked for.</param>
/// <param name="Rows">What is known of them, by kind; rows of one kind in the order of the plans.</param>
public sealed record RunComparison(ImmutableArray<RunSummary> Runs, ImmutableArray<ComparedRow> Rows);
