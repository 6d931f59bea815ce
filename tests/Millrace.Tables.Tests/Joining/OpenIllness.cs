using Millrace.Data;

namespace Millrace.Tables.Tests.Joining;

/// <summary>A column that patients have marked sensitive.</summary>
[Schema]
public readonly partial record struct OpenIllness
{
    [Column("illness")]
    public string Illness { get; init; }
}
