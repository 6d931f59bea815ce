namespace Millrace.Data.Tests;

[Schema]
public partial record struct Company
{
    [Column("company")] public string Name { get; init; }
}
