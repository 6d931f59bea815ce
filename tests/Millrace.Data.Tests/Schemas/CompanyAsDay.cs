namespace Millrace.Data.Tests;

[Schema]
public partial record struct CompanyAsDay
{
    [Column("company")] public DateOnly? Company { get; init; }
}
