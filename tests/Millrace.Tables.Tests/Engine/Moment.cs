using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>A row at a time.</summary>
[Schema]
public readonly partial record struct Moment
{
    [Column]
    public long Number { get; init; }

    [Column]
    public DateTime At { get; init; }
}
