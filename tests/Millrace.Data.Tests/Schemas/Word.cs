namespace Millrace.Data.Tests;

[Schema]
public partial record struct Word
{
    [Column("word")] public string? Text { get; init; }
}
