namespace Millrace.Data.Tests.Files;

/// <summary>Times that a file may have finer than a column holds them.</summary>
[Schema]
public partial record struct Moment
{
    [Column("at")] public DateTime At { get; init; }

    [Column("times")] public DateTime[]? Times { get; init; }
}
