using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads a method marked <c>[Label]</c> or <c>[Weight]</c> as it is written.</summary>
internal static class LabelReader
{
    /// <summary>A label.</summary>
    /// <param name="method">The method.</param>
    /// <param name="features">The schema of the features' row; null where there is none.</param>
    /// <param name="compilation">The program.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static LabelDeclaration Read(IMethodSymbol method, INamedTypeSymbol? features, Compilation compilation, CancellationToken cancellation) =>
        Read(method, static type => type.SpecialType == SpecialType.System_Boolean || IsNumber(type) || IsClass(type), features, compilation, cancellation);

    /// <summary>A weight.</summary>
    /// <param name="method">The method.</param>
    /// <param name="features">The schema of the features' row; null where there is none.</param>
    /// <param name="compilation">The program.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static LabelDeclaration ReadWeight(IMethodSymbol method, INamedTypeSymbol? features, Compilation compilation, CancellationToken cancellation) =>
        Read(method, IsNumber, features, compilation, cancellation);

    private static LabelDeclaration Read(
        IMethodSymbol method, Func<ITypeSymbol, bool> returns, INamedTypeSymbol? features, Compilation compilation, CancellationToken cancellation)
    {
        LocationInfo location = method.Locations[0].ToInfo();
        var syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as MethodDeclarationSyntax;
        TypeSyntax? type = syntax?.ParameterList.Parameters.FirstOrDefault()?.Type;
        INamedTypeSymbol? row = method.Parameters.Length == 1 ? RowOf(method.Parameters[0], type, compilation) : null;
        if (row?.HasGeneratedPart(cancellation) == false)
            row = null;
        ColumnModel[] columns = row is null ? [] : [.. SchemaReader.Columns(row, cancellation)];
        return new LabelDeclaration
        {
            Name = method.Name,
            Location = location,
            IsDeclaredTwice = method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Count(each => each.IsSameMember(method)) > 1,
            Problem = Problem(method, returns, row, location, type, syntax),
            ReturnsBoolean = method.ReturnType.SpecialType == SpecialType.System_Boolean,
            ReturnsClass = IsClass(method.ReturnType),
            EnumType = method.ReturnType.TypeKind == TypeKind.Enum ? TypeRefs.Of(method.ReturnType).FullName : null,
            RowType = row is null ? null : TypeRefs.Of(row).FullName,
            RowName = row?.Name ?? "",
            RowLocation = type?.GetLocation().ToInfo() ?? location,
            RowHasReservedNames = row is not null && HasReservedNames(row),
            RowDerives = row is not null && features is not null && row.IsOrDerivesFrom(features),
            Reads = syntax is null || row is null ? default : Reads(syntax, method, row, columns, compilation, cancellation).ToEquatableArray(),
            Columns = columns.ToEquatableArray(),
        };
    }

    /// <summary>What a method reads of the row that it takes.</summary>
    public static IEnumerable<Named> Reads(MethodDeclarationSyntax syntax, IMethodSymbol method, INamedTypeSymbol row, ColumnModel[] columns, Compilation program, CancellationToken cancellation)
    {
        IEnumerable<string> Computed(string member) =>
            row.GetMembers(member).Where(static each => each is IPropertySymbol or IMethodSymbol).SelectMany(each => MemberReads.Of(each, cancellation));
        return new RowReads([.. columns.Select(static each => each.Member)], Computed, new RowCallees(program, row, cancellation), cancellation).OfParameter(syntax, method.ContainingType);
    }

    /// <summary>
    /// The schema whose row view the label reads. In this program's own schemas <c>Row</c> is generated, so the parameter has no type yet:
    /// what stands before the last point is bound instead.
    /// </summary>
    public static INamedTypeSymbol? RowOf(IParameterSymbol parameter, TypeSyntax? type, Compilation compilation)
    {
        if (parameter.Type is not IErrorTypeSymbol)
            return parameter.Type is INamedTypeSymbol { Name: "Row", ContainingType: { } existing } && existing.IsSchema() ? existing : null;
        return type is QualifiedNameSyntax { Right: IdentifierNameSyntax { Identifier.ValueText: "Row" }, Left: { } left }
            && compilation.Semantics(left.SyntaxTree).GetSymbolInfo(left).Symbol is INamedTypeSymbol schema && schema.IsSchema()
            ? schema
            : null;
    }

    /// <summary>Members of these names are the user's own where the schema is compiled here: what is generated does not exist yet.</summary>
    public static bool HasReservedNames(INamedTypeSymbol row) =>
        row.Locations.Any(each => each.IsInSource)
        && SchemaMemberNames.Reserved.Any(each => row.Name == each || !row.GetMembers(each).IsEmpty);

    private static Named? Problem(
        IMethodSymbol method, Func<ITypeSymbol, bool> returns, INamedTypeSymbol? row, LocationInfo location, TypeSyntax? type, MethodDeclarationSyntax? syntax)
    {
        if (RowProblem(method, row, location, type, syntax) is { } problem)
            return problem;
        if (method.ReturnsByRef || method.ReturnsByRefReadonly || !(method.ReturnType is IErrorTypeSymbol || returns(method.ReturnType)))
            return Returns(method, location, syntax);
        return null;
    }

    /// <summary>What is wrong with what a method returns.</summary>
    public static Named Returns(IMethodSymbol method, LocationInfo location, MethodDeclarationSyntax? syntax) =>
        new($"returns {method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}", syntax?.ReturnType.GetLocation().ToInfo() ?? location);

    /// <summary>Why a method cannot be called with one row; null where it can.</summary>
    public static Named? RowProblem(IMethodSymbol method, INamedTypeSymbol? row, LocationInfo location, TypeSyntax? type, MethodDeclarationSyntax? syntax)
    {
        if (!method.IsStatic)
            return new Named("is not static", location);
        if (method.IsGenericMethod)
            return new Named("has type parameters", location);
        if (method.Parameters.Length != 1)
            return new Named("does not take one row", location);
        if (method.Parameters[0].RefKind is RefKind.Ref or RefKind.Out)
            return new Named("may not change the row", syntax?.ParameterList.Parameters[0].Modifiers[0].GetLocation().ToInfo() ?? location);
        if (row is null && !IsReportedByCSharp(method.Parameters[0], type))
            return new Named("does not take the row of a schema", type?.GetLocation().ToInfo() ?? location);
        return null;
    }

    private static bool IsNumber(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Int32;

    private static bool IsClass(ITypeSymbol type) => type.SpecialType == SpecialType.System_String || type.TypeKind == TypeKind.Enum;

    /// <summary>Whether the parameter's type will not exist in the finished program either. A bare <c>Row</c> may exist there.</summary>
    private static bool IsReportedByCSharp(IParameterSymbol parameter, TypeSyntax? type) =>
        parameter.Type is IErrorTypeSymbol && !(type is IdentifierNameSyntax name && name.Identifier.ValueText == "Row");
}
