namespace Millrace.Compiler;

/// <summary>An <c>InRange</c> attribute as it is written.</summary>
public sealed record RangeDeclaration(
    double Minimum,
    double Maximum,
    double Tolerance,
    LocationInfo Location,
    LocationInfo MinimumLocation,
    LocationInfo ToleranceLocation);
