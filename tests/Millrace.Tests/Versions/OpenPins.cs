using Millrace.Data;

namespace Millrace.Tests.Versions;

/// <summary>Numbers of which somebody thought later that all may see them.</summary>
[Schema]
public partial record struct OpenPins
{
    [Column("pin")] public int Pin { get; init; }
}
