using Millrace.Data;

namespace Millrace.Tests.Commands;

/// <summary>Cells that are hard to show.</summary>
[Schema]
public partial record struct OddCells
{
    public static readonly string LongText = new('x', 2 << 20);

    [Column("text")] public string Text { get; init; }

    [Column("pin"), Sensitive] public int? Pin { get; init; }

    [Column("bytes")] public byte[]? Bytes { get; init; }

    [Column("numbers")] public float[]? Numbers { get; init; }

    [Column("names")] public string?[]? Names { get; init; }

    [Column("day")] public DayOfWeek? Day { get; init; }

    [Column("when")] public DateTime? When { get; init; }

    [Column("id")] public Guid? Id { get; init; }

    [Column("flag")] public bool? Flag { get; init; }
}
