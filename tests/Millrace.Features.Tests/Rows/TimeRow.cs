namespace Millrace.Features.Tests.Rows;

/// <summary>A row of dates and times.</summary>
[Schema]
internal partial record struct TimeRow
{
    [Column("at")]
    public DateTime? At { get; init; }

    [Column("until")]
    public DateTime? Until { get; init; }

    [Column("day")]
    public DateOnly? Day { get; init; }

    [Column("clock")]
    public TimeOnly? Clock { get; init; }

    public static TimeRow Of(long? at, long? until = null) => new()
    {
        At = at is { } ticks ? new DateTime(ticks) : null,
        Until = until is { } end ? new DateTime(end) : null,
        Day = at is { } day ? DateOnly.FromDateTime(new DateTime(day)) : null,
        Clock = at is { } clock ? TimeOnly.FromDateTime(new DateTime(clock)) : null,
    };

    public static Batch Rows(IEnumerable<TimeRow> rows)
    {
        var batch = new Batch(16);
        foreach (TimeRow row in rows)
            batch.Add(in row);
        return batch;
    }
}
