namespace Millrace.Features.Tests.Rows;

/// <summary>What is known of an order before it is paid, with what tells orders apart.</summary>
[Schema]
internal partial record struct OpenOrder
{
    [Column("id")]
    public long Id { get; init; }

    [Column("shop"), Sensitive]
    public string? Shop { get; init; }

    [Column("at")]
    public DateTime At { get; init; }

    [Column("amount")]
    public float Amount { get; init; }
}
