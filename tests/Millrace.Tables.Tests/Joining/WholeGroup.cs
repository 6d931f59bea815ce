using Millrace.Data;

namespace Millrace.Tables.Tests.Joining;

/// <summary>A column that things have as another type.</summary>
[Schema]
public readonly partial record struct WholeGroup
{
    [Column]
    public long? Group { get; init; }
}
