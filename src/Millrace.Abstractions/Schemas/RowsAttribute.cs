namespace Millrace;

/// <summary>How many rows a dataset of the schema has.</summary>
/// <param name="minimum">The smallest allowed number, 0 or more.</param>
/// <param name="maximum">The largest allowed number; not smaller than <paramref name="minimum"/>.</param>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class RowsAttribute(long minimum, long maximum = long.MaxValue) : Attribute
{
    /// <summary>The smallest allowed number of rows.</summary>
    public long Minimum { get; } = minimum;

    /// <summary>The largest allowed number of rows.</summary>
    public long Maximum { get; } = maximum;
}
