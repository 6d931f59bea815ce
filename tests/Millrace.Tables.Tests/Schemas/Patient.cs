namespace Millrace.Tables.Tests;

[Schema]
public partial record struct Patient
{
    [Column("id")] public int Id { get; init; }
    [Column("illness"), Sensitive] public string Illness { get; init; }
}
