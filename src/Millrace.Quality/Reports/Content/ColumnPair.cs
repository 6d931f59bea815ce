using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>A column on both sides of a report, or on its only one.</summary>
/// <param name="Index">Its place in the report, from 0.</param>
/// <param name="Name">Its name.</param>
/// <param name="Current">What is known of it; null where only the previous side has it.</param>
/// <param name="Previous">What was known of it; null where only the current side has it, or there is one side.</param>
internal sealed record ColumnPair(int Index, string Name, ColumnStatistics? Current, ColumnStatistics? Previous)
{
    /// <summary>What is not as expected of it.</summary>
    public ImmutableArray<Anomaly> Anomalies { get; init; } = [];

    /// <summary>What was expected of it.</summary>
    public ImmutableArray<ExpectationReport> Expectations { get; init; } = [];

    /// <summary>How far both sides differ, as far as that was measured.</summary>
    public ImmutableArray<ColumnDistance> Distances { get; init; } = [];

    /// <summary>The side that there is, the current one first.</summary>
    public ColumnStatistics Any => Current ?? Previous!;

    /// <summary>Whether values are masked.</summary>
    public bool IsSensitive => Current is { IsSensitive: true } || Previous is { IsSensitive: true };

    /// <summary>The elements of both sides, where both that there are hold lists; else null.</summary>
    public ColumnPair? Items => Current?.Lists is null && Previous?.Lists is null
        ? null
        : new ColumnPair(Index, Any.Name, Current?.Lists?.Items, Previous?.Lists?.Items);

    /// <summary>What both sides have of something, as far as there are sides that have it.</summary>
    public (T? Current, T? Previous) Both<T>(Func<ColumnStatistics, T?> part)
        where T : class => (Current is null ? null : part(Current), Previous is null ? null : part(Previous));
}
