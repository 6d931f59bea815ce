using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads a struct marked <c>[Schema]</c> as it is written.</summary>
internal static class SchemaReader
{
    private const string Attribute = "SchemaAttribute";

    /// <returns>The declaration; null where another part of the same struct stands for it, or where C# rejects the attribute here.</returns>
    public static SchemaDeclaration? Read(INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation program, CancellationToken cancellation)
    {
        if (type.TypeKind != TypeKind.Struct || type.Find(Attribute) is not { } attribute || !attribute.StandsOn(declaration))
            return null;

        List<INamedTypeSymbol> bases = SchemaLineage.Of(type, out List<string> cycle);
        TypedConstant from = attribute.Named("From") ?? default;
        var named = from.Value as ITypeSymbol;
        bool isBroken = named is null ? from.Kind == TypedConstantKind.Error && attribute.Named("From") is not null : named.IsRejectedByCSharp();
        return new SchemaDeclaration
        {
            Type = type.Declare(),
            Name = type.Name,
            Location = type.Place().ToInfo(),
            Shape = TypeShapes.Of(type, declaration),
            Properties = Properties(type, cancellation).ToEquatableArray(),
            Members = MembersOf(type).ToEquatableArray(),
            From = named is null || isBroken ? null : new Named(named.DisplayName(), attribute.TypeLocation("From", cancellation)),
            HasBrokenFrom = isBroken,
            FromIsSchema = bases.Count > 0,
            Cycle = cycle.ToEquatableArray(),
            Bases = bases.Select(each => Base(each, cancellation)).ToEquatableArray(),
            Without = attribute.Texts("Without", program, cancellation).ToEquatableArray(),
            WithoutLocation = attribute.ArgumentLocation("Without", cancellation),
            Expectations = ExpectationReader.Read(type, ExpectationTypes.OfSchemas, cancellation).ToEquatableArray(),
            Rules = RuleReader.Read(type, cancellation).ToEquatableArray(),
            IsPublic = type.IsPublic(),
            IsVisibleInAssembly = type.IsVisibleInAssembly(),
            HasPrintMembers = type.GetMembers("PrintMembers").Any(each => !each.IsImplicitlyDeclared),
            HasLayout = type.GetAttributes().Any(each => each.AttributeClass.Is("System.Runtime.InteropServices.StructLayoutAttribute")),
            HasOtherRequiredMembers = type.GetMembers().Any(IsOtherRequired),
        };
    }

    /// <summary>All columns of a schema, those from others first. Where something is wrong with it, the columns that are usable.</summary>
    public static IReadOnlyList<ColumnModel> Columns(INamedTypeSymbol schema, CancellationToken cancellation)
    {
        var columns = new List<ColumnModel>();
        AddColumns(schema, columns, [], cancellation);
        return columns;
    }

    private static void AddColumns(INamedTypeSymbol schema, List<ColumnModel> columns, HashSet<ISymbol> seen, CancellationToken cancellation)
    {
        if (!seen.Add(schema) || schema.Find(Attribute) is not { } attribute)
            return;
        ColumnDeclaration[] own =
            [.. Properties(schema, cancellation).Where(each => each.IsUsable && !SchemaMemberNames.IsReservedForColumns(each.Member))];
        if (attribute.Named("From") is { Value: INamedTypeSymbol from })
        {
            var inherited = new List<ColumnModel>();
            AddColumns(from, inherited, seen, cancellation);
            IEnumerable<string> without = attribute.Texts("Without", program: null, cancellation).Select(each => each.Name);
            var hidden = new HashSet<string>(without.Concat(own.Select(each => each.Member)), StringComparer.Ordinal);
            columns.AddRange(inherited.Where(each => !hidden.Contains(each.Member) && each.Member != schema.Name));
        }

        foreach (ColumnDeclaration column in own)
        {
            if (columns.TrueForAll(each => each.Name != column.Name && each.Member != column.Member))
                columns.Add(column.ToModel(isInherited: false));
        }
    }

    private static bool IsOtherRequired(ISymbol member) =>
        member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true } && member.Find("ColumnAttribute") is null;

    private static IEnumerable<ColumnDeclaration> Properties(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.FirstProperties().Select(each => ColumnReader.Read(each, cancellation)).OfType<ColumnDeclaration>();

    /// <summary>The names of the members that the user wrote.</summary>
    public static IEnumerable<Named> MembersOf(INamedTypeSymbol type) =>
        type.GetMembers()
            .Where(each => !each.IsImplicitlyDeclared && each.CanBeReferencedByName)
            .Where(each => each is not IMethodSymbol { MethodKind: not MethodKind.Ordinary })
            .Select(each => new Named(each.Name, each.Locations[0].ToInfo()));

    private static EquatableArray<string> Environments(INamedTypeSymbol type, CancellationToken cancellation) =>
        ExpectationReader.Read(type, ExpectationTypes.OfSchemas, cancellation).FirstOrDefault(static each => each.Attribute == "Environments") is { } written
            ? written["Names"].Texts.Select(static each => each.Name).ToEquatableArray()
            : default;

    private static BaseDeclaration Base(INamedTypeSymbol type, CancellationToken cancellation) => new()
    {
        Name = type.Name,
        Type = TypeRefs.Of(type).FullName,
        Qualifier = type.ContainingType?.Name ?? (type.ContainingNamespace.IsGlobalNamespace ? "Global" : type.ContainingNamespace.Name),
        Columns = Columns(type, cancellation).ToEquatableArray(),
        Environments = Environments(type, cancellation),
        // What is private in a library cannot be seen here, and a rule may be; what is inherited is looked for when the program runs.
        HasRules = RuleReader.HasAny(type) || !type.Locations.Any(static each => each.IsInSource),
        IsPublic = type.IsPublic(),
        HasGeneratedPart = type.HasGeneratedPart(cancellation),
    };
}
