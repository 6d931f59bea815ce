namespace Millrace.Data.Tests.Files;

/// <summary>A few columns, for files of many rows.</summary>
[Schema]
public partial record struct Run
{
    [Column("id")] public long Id { get; init; }
    [Column("level")] public int? Level { get; init; }
    [Column("score")] public double? Score { get; init; }
    [Column("word")] public string? Word { get; init; }
    [Column("flag")] public bool? Flag { get; init; }
    [Column("items")] public int?[]? Items { get; init; }
}
