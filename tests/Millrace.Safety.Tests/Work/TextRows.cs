using Millrace.Data;

namespace Millrace.Safety.Tests.Work;

/// <summary>The rows of one text.</summary>
[Schema]
public partial record struct TextRows
{
    [Column("text")] public string Text { get; init; }

    [Column("rows")] public long Rows { get; init; }

    [Column("first")] public double First { get; init; }
}
