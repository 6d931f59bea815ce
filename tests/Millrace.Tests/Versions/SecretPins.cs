using Millrace.Data;

namespace Millrace.Tests.Versions;

/// <summary>Numbers that nobody may see.</summary>
[Schema]
public partial record struct SecretPins
{
    [Column("pin"), Sensitive] public int Pin { get; init; }
}
