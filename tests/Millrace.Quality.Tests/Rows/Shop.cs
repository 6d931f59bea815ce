namespace Millrace.Quality.Tests.Rows;

/// <summary>A row that others refer to.</summary>
[Schema]
internal partial record struct Shop
{
    [Column("code")]
    public string Code { get; init; }

    [Column("number")]
    public int Number { get; init; }
}
