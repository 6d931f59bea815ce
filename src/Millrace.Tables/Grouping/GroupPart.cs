namespace Millrace.Tables;

/// <summary>How one column of the result comes about.</summary>
/// <param name="Source">The column that it is made of; −1 for none.</param>
/// <param name="Target">The column of the result.</param>
/// <param name="IsKey">Whether rows with different values of the source are of different groups.</param>
/// <param name="What">What it is, for errors: sum, mean.</param>
/// <param name="MayMiss">Whether it may be missing.</param>
/// <param name="IsCopy">Whether values of the source come into the target as they are.</param>
/// <param name="Grows">Whether what it knows of a group grows with the group's rows, so that it needs a budget of its own.</param>
/// <param name="Create">Makes what looks at the rows within a budget.</param>
internal sealed record GroupPart(int Source, int Target, bool IsKey, string What, bool MayMiss, bool IsCopy, bool Grows, Func<WorkSpace, Aggregator> Create);
