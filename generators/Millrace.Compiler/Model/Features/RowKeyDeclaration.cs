namespace Millrace.Compiler;

/// <summary>A <c>RowKey</c> attribute as it is written.</summary>
/// <param name="Columns">The row's properties that it names, and where.</param>
/// <param name="Location">Where it is written.</param>
/// <param name="Permit">Why a sensitive column may be in it; null where it does not say.</param>
public sealed record RowKeyDeclaration(EquatableArray<Named> Columns, LocationInfo Location, PermitDeclaration? Permit);
