namespace Millrace.Features.Tests.Rows;

/// <summary>A row of two places.</summary>
[Schema]
internal partial record struct PlaceRow
{
    [Column("lat")]
    public double? Lat { get; init; }

    [Column("lon")]
    public double? Lon { get; init; }

    [Column("lat2")]
    public double? Lat2 { get; init; }

    [Column("lon2")]
    public float? Lon2 { get; init; }

    public static Batch Of(IEnumerable<PlaceRow> rows)
    {
        var batch = new Batch(16);
        foreach (PlaceRow row in rows)
            batch.Add(in row);
        return batch;
    }
}
