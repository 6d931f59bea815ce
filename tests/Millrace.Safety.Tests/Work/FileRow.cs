using Millrace.Data;

namespace Millrace.Safety.Tests.Work;

/// <summary>A row of files that become large.</summary>
[Schema]
public partial record struct FileRow
{
    [Column("number")] public double Number { get; init; }

    [Column("text")] public string Text { get; init; }
}
