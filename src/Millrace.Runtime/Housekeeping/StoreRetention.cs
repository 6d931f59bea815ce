using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// Which runs a store keeps. Whatever it says, kept are also runs that go on, pinned ones, the last of each pipeline that succeeded, and those that left
/// something outside of the store which is still there: each registered model, and of other things the last that the same step with the same parameters left.
/// </summary>
public sealed record StoreRetention
{
    /// <summary>The last 10 runs of each pipeline, and all of the last 30 days.</summary>
    public static StoreRetention Default { get; } = new() { Runs = 10, Age = TimeSpan.FromDays(30) };

    /// <summary>How many of the last runs of each pipeline are kept; null keeps none for that.</summary>
    public int? Runs { get; init; }

    /// <summary>For how long runs are kept; null keeps none for that.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>Runs that have one of these tags are kept.</summary>
    public ImmutableArray<TagCondition> Tags { get; init; } = [];
}
