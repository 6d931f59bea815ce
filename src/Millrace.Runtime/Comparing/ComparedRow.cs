using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>One thing that is known of several runs, side by side.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">Its name: <c>share</c>, <c>evaluate.auc</c>, <c>ingest-trips/trips</c>. Of a series there are several rows of a name.</param>
/// <param name="Values">What is known of each run, in the order of the runs; null where nothing is.</param>
public sealed record ComparedRow(ComparedKind Kind, string Name, ImmutableArray<string?> Values)
{
    /// <summary>The numbers behind <see cref="Values"/>, null where there is none; empty for what is no number.</summary>
    public ImmutableArray<double?> Numbers { get; init; } = [];

    /// <summary>What it tells of a series; null for what is none.</summary>
    public ComparedAspect? Aspect { get; init; }

    /// <summary>The name, and what of a series, as a person reads it: <c>train.loss, last of series</c>.</summary>
    public string Title => Aspect switch
    {
        null => Name,
        ComparedAspect.First => $"{Name}, first of series",
        ComparedAspect.Last => $"{Name}, last of series",
        ComparedAspect.Least => $"{Name}, least of series",
        ComparedAspect.Greatest => $"{Name}, greatest of series",
        ComparedAspect.Points => $"{Name}, points of series",
        _ => $"{Name}, points unlike the first run's",
    };

    /// <summary>Whether not all runs have the same.</summary>
    public bool Differs => Values.Any(value => value != Values[0]);
}
