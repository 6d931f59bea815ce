namespace Millrace.Compiler;

/// <summary>A <c>OneOf</c> attribute as it is written.</summary>
public sealed record DomainDeclaration(EquatableArray<string> Values, double Tolerance, LocationInfo Location, LocationInfo ToleranceLocation)
{
    /// <summary>The first value that repeats another one; null where none does.</summary>
    public Named? Repeated { get; init; }
}
