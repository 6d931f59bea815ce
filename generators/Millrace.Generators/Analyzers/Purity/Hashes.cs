using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Millrace.Generators;

/// <summary>Tells hashes that differ from process to process.</summary>
internal static class Hashes
{
    /// <summary>The type whose values a call hashes, where their hashes differ; null otherwise.</summary>
    public static ITypeSymbol? Differing(IInvocationOperation call, Origins origins)
    {
        if (call.TargetMethod.Name != "GetHashCode" || Values.IsBase(call.Instance))
            return null;
        IOperation? hashed = call.TargetMethod.Parameters.Length == 0 ? call.Instance : call.TargetMethod.ContainingType.Name is "EqualityComparer" or "IEqualityComparer" && call.Arguments.Length == 1 ? call.Arguments[0].Value : null;
        if (hashed is null || (call.TargetMethod.Parameters.Length == 1 && !IsDefault(call.Instance)))
            return null;
        hashed = Values.Plain(hashed);
        if (hashed is ILocalReferenceOperation local && origins.Source(local.Local) is { } source)
            hashed = Values.Plain(source);
        return hashed.Type is { } type && Differ(type) ? type : null;
    }

    private static bool IsDefault(IOperation? comparer) => comparer is not null && Values.Plain(comparer) is IPropertyReferenceOperation { Property.Name: "Default" };

    private static bool Differ(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } or { IsTupleType: true } or IArrayTypeSymbol => true,
        { SpecialType: SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum } => false,
        { TypeKind: TypeKind.Delegate } => true,
        { TypeKind: not TypeKind.Class and not TypeKind.Struct } => false,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } => Differ(value),
        INamedTypeSymbol { IsAnonymousType: true } made => made.GetMembers().OfType<IPropertySymbol>().Any(static each => Differ(each.Type)),
        INamedTypeSymbol { IsRecord: true, IsValueType: true } record when !IsWritten(record) => record.GetMembers().OfType<IFieldSymbol>().Any(static each => !each.IsStatic && Differ(each.Type)),
        INamedTypeSymbol named when !named.DeclaringSyntaxReferences.IsEmpty => !IsWritten(named),
        _ => false,
    };

    /// <summary>Whether a type of the program, or a base, says itself how it is hashed: that is followed as any method.</summary>
    private static bool IsWritten(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type; each is not null && each.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); each = each.BaseType)
        {
            if (each.DeclaringSyntaxReferences.IsEmpty || each.GetMembers("GetHashCode").Any(static member => member is IMethodSymbol { Parameters.IsEmpty: true, IsImplicitlyDeclared: false }))
                return true;
        }

        return false;
    }
}
