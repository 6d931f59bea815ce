namespace Millrace.Compiler;

/// <summary>A <c>Permit</c> attribute as it is written.</summary>
public sealed record PermitDeclaration(string Reason, LocationInfo Location, LocationInfo ReasonLocation);
