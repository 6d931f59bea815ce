using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>One thing that is known of several runs, side by side.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">Its name: <c>share</c>, <c>evaluate.auc</c>, <c>ingest-trips/trips</c>.</param>
/// <param name="Values">What is known of each run, in the order of the runs; null where nothing is.</param>
public sealed record ComparedRow(ComparedKind Kind, string Name, ImmutableArray<string?> Values)
{
    /// <summary>The numbers behind <see cref="Values"/>, null where there is none; empty for what is no number.</summary>
    public ImmutableArray<double?> Numbers { get; init; } = [];

    /// <summary>Whether not all runs have the same.</summary>
    public bool Differs => Values.Any(value => value != Values[0]);
}
