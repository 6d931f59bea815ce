namespace Millrace.Compiler;

/// <summary>A <c>OneOf</c> attribute as it is written.</summary>
public sealed record DomainDeclaration(EquatableArray<string> Values, double Tolerance, LocationInfo Location, LocationInfo ToleranceLocation)
{
    /// <summary>Where the first value stands that another one repeats; null where none does.</summary>
    public LocationInfo? Repeated { get; init; }
}
