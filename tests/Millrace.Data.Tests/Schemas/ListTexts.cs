namespace Millrace.Data.Tests;

/// <summary>Columns of lists, read as texts.</summary>
[Schema]
public partial record struct ListTexts
{
    [Column("maybe int32 list")] public string? Numbers { get; init; }
    [Column("text list")] public string Texts { get; init; }
    [Column("maybe binary list")] public string? Binaries { get; init; }
}
