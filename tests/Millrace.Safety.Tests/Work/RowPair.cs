using Millrace.Data;

namespace Millrace.Safety.Tests.Work;

/// <summary>Two rows of one text.</summary>
[Schema]
public partial record struct RowPair
{
    [Column("number")] public double Number { get; init; }

    [Column("other")] public double Other { get; init; }
}
