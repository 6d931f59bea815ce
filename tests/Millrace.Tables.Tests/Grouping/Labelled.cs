using Millrace.Data;

namespace Millrace.Tables.Tests.Grouping;

/// <summary>A row with two texts.</summary>
[Schema]
public readonly partial record struct Labelled
{
    [Column("id")]
    public long Id { get; init; }

    [Column("label")]
    public string? Label { get; init; }

    [Column("place")]
    public string Place { get; init; }

    [Column("note")]
    public string? Note { get; init; }

    [Column("amount")]
    public double? Amount { get; init; }

    /// <summary>
    /// Rows whose labels come from other dictionaries as they go: a few texts, the same ones in another order, none at all, an empty one, more different ones
    /// than a batch has rows, and the few again.
    /// </summary>
    public static Labelled[] Create(int each) => [.. Enumerable.Range(0, 6 * each).Select(i => new Labelled
    {
        Id = i, Place = $"place {i * 7919L % 13}", Note = i % 9 == 0 ? null : $"note {i * 31L % 1009}", Amount = i % 10 == 0 ? null : i % 1000 / 4.0,
        Label = (i / each) switch
        {
            0 => $"label {i % 50}",
            1 => i % 3 == 0 ? null : $"label {(i - each) * 17L % 50}",
            2 => null,
            3 => i % 2 == 0 ? "" : null,
            4 => $"only {i}",
            _ => i % 5 == 0 ? $"only {i - each}" : $"label {i * 3 % 50}",
        },
    })];
}
