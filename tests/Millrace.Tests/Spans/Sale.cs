using Millrace.Data;

namespace Millrace.Tests.Spans;

[Schema]
public partial record struct Sale
{
    [Column("InvoiceNo")]
    public string Invoice { get; init; }

    [Column("Description")]
    public string? Description { get; init; }

    [Column("Quantity")]
    public int Quantity { get; init; }

    [Column("InvoiceDate")]
    public DateTime Date { get; init; }

    [Column("UnitPrice")]
    public double Price { get; init; }

    [Column("CustomerID"), Sensitive]
    public double? Customer { get; init; }
}
