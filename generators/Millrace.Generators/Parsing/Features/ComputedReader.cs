using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads methods marked <c>[Computed]</c> as they are written.</summary>
internal static class ComputedReader
{
    private const string Attribute = "ComputedAttribute";

    /// <summary>Those of a feature set in the order in which they are written.</summary>
    /// <param name="type">The feature set.</param>
    /// <param name="features">The schema of the features' row; null where there is none.</param>
    /// <param name="program">The program.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static IEnumerable<ComputedDeclaration> Read(
        INamedTypeSymbol type, INamedTypeSymbol? features, Compilation program, CancellationToken cancellation) =>
        type.GetMembers().OfType<IMethodSymbol>().InOrder().Where(static each => each.Find(Attribute) is not null)
            .Select(each => Read(each, features, program, cancellation));

    private static ComputedDeclaration Read(IMethodSymbol method, INamedTypeSymbol? features, Compilation program, CancellationToken cancellation)
    {
        LocationInfo location = method.Locations[0].ToInfo();
        var syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as MethodDeclarationSyntax;
        TypeSyntax? type = syntax?.ParameterList.Parameters.FirstOrDefault()?.Type;
        INamedTypeSymbol? row = method.Parameters.Length == 1 ? LabelReader.RowOf(method.Parameters[0], type, program) : null;
        ColumnModel? column = ColumnOf(method);
        bool isTwice = method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Count(each => each.IsSameMember(method)) > 1;
        bool isOfRow = row is not null && SymbolEqualityComparer.Default.Equals(row, features);
        Named? problem = LabelReader.RowProblem(method, row, location, type, syntax)
            ?? (row is not null && features is not null && !isOfRow
                ? new Named($"takes the row of {row.Name}", type?.GetLocation().ToInfo() ?? location)
                : null)
            ?? (column is null && !method.ReturnType.HasErrors() ? LabelReader.Returns(method, location, syntax) : null);
        return new ComputedDeclaration
        {
            Name = method.Name,
            Location = location,
            IsDeclaredTwice = isTwice,
            Problem = problem,
            Column = column,
            IsCallable = problem is null && column is not null && row is not null && isOfRow && !isTwice
                && row.HasGeneratedPart(cancellation) && !LabelReader.HasReservedNames(row)
                && Obsoletion.Forbidden(method, method.ContainingType) is null,
            Reads = syntax is null || !isOfRow ? default
                : LabelReader.Reads(syntax, method, row!, [.. SchemaReader.Columns(row!, cancellation)], program, cancellation).ToEquatableArray(),
        };
    }

    /// <summary>The column of what a method returns; its name in files is no name that code has, so it is like no column of the row.</summary>
    private static ColumnModel? ColumnOf(IMethodSymbol method)
    {
        if (method.ReturnsByRef || method.ReturnsByRefReadonly || method.ReturnType.HasErrors())
            return null;
        ColumnKind? kind = ColumnTypes.KindOf(method.ReturnType, out ITypeSymbol value, out bool isNullable);
        return kind is { } known && (known.IsNumber() || known is ColumnKind.Boolean or ColumnKind.Text or ColumnKind.Enum)
            ? new ColumnModel
            {
                Name = method.Name + "()",
                Member = method.Name,
                Kind = known,
                ValueType = value.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
                IsNullable = isNullable,
            }
            : null;
    }
}
