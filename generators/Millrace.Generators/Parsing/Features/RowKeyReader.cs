using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads a <c>[RowKey]</c> attribute as it is written.</summary>
internal static class RowKeyReader
{
    /// <returns>The key; null where there is none, or where C# rejects the attribute.</returns>
    public static RowKeyDeclaration? Read(INamedTypeSymbol type, Compilation program, CancellationToken cancellation)
    {
        if (type.Find("RowKeyAttribute") is not { AttributeConstructor: not null } attribute)
            return null;
        EquatableArray<Named> columns = attribute.Texts(program, cancellation).ToEquatableArray();
        LocationInfo place = attribute.ArgumentLocation("Permit", cancellation);
        PermitDeclaration? permit = attribute.Named("Permit") is { Kind: not (TypedConstantKind.Error or TypedConstantKind.Array) } reason
            ? new PermitDeclaration(reason.Value as string ?? "", place, place)
            : null;
        return new RowKeyDeclaration(columns, attribute.Location(cancellation), permit);
    }
}
