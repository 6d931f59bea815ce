namespace Millrace.Features.Tests.Every;

/// <summary>A row with what the transforms read.</summary>
[Schema]
internal partial record struct EveryRow
{
    [Column("amount")]
    public double? Amount { get; init; }

    [Column("other")]
    public double? Other { get; init; }

    [Column("count")]
    public int? Count { get; init; }

    [Column("text")]
    public string? Text { get; init; }

    [Column("word")]
    public string Word { get; init; }

    [Column("flag")]
    public bool? Flag { get; init; }

    [Column("at")]
    public DateTime? At { get; init; }

    [Column("until")]
    public DateTime? Until { get; init; }

    [Column("latitude")]
    public double? Latitude { get; init; }

    [Column("longitude")]
    public double? Longitude { get; init; }

    [Column("tags")]
    public string?[]? Tags { get; init; }

    [Column("scores")]
    public double?[]? Scores { get; init; }

    [Column("target")]
    public float Target { get; init; }
}
