using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Millrace.Generators;

/// <summary>
/// Follows code to all that it uses in the program, and tells whether any of that was edited. Of the program it takes the text of members and types without
/// comments and layout, of other assemblies the names of what is used, and the hash that a library written with Millrace has of a transform or analyser.
/// </summary>
/// <remarks>
/// What it cannot tell it takes along: an object's whole type, all methods that an overload may mean, all columns of schemas and extension methods of a name
/// that is not bound, as one on a generated row is. Taking too much refuses a model that would have been right; taking too little lets a wrong one pass.
/// </remarks>
/// <param name="members">The members of the program.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class CodeTrace(NamedMembers members, CancellationToken cancellation)
{
    private readonly Compilation _program = members.Program;
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly Queue<(string Id, SyntaxNode Node, bool IsColumn)> _open = new();
    private readonly List<string> _used = [];

    /// <summary>SHA-256, cut to 128 bits, of a method or type and all that it uses.</summary>
    /// <param name="code">The method or type.</param>
    /// <param name="reads">What it reads of its row, a column a text.</param>
    /// <param name="members">The members of the program.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static string HashOf(ISymbol code, IEnumerable<string> reads, NamedMembers members, CancellationToken cancellation)
    {
        var trace = new CodeTrace(members, cancellation);
        trace._used.AddRange(reads);
        if (members.Program.Options is CSharpCompilationOptions { CheckOverflow: true })
            trace._used.Add("checked");
        trace.Add(code);
        while (trace._open.Count > 0)
        {
            (string id, SyntaxNode node, bool isColumn) = trace._open.Dequeue();
            trace.Read(id, node, isColumn);
        }

        trace._used.Sort(StringComparer.Ordinal);
        using var hash = SHA256.Create();
        byte[] all = hash.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\n\n", trace._used)));
        return string.Concat(all.Take(16).Select(static each => each.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private void Read(string id, SyntaxNode node, bool isColumn)
    {
        cancellation.ThrowIfCancellationRequested();
        _used.Add($"{id}\n{string.Join("\n", (isColumn ? ColumnTokens(node) : node.DescendantTokens()).Select(static each => each.Text))}");
        SemanticModel model = _program.Semantics(node.SyntaxTree);
        var hidden = new HiddenCalls(model);
        foreach (SyntaxNode each in node.DescendantNodesAndSelf(static each => each is not AttributeListSyntax))
        {
            if (each is SimpleNameSyntax name)
                Name(name, model);
            if (model.GetOperation(each, cancellation) is not { Parent: null } root)
                continue;
            foreach (IOperation operation in root.DescendantsAndSelf())
            {
                Add(Used(operation));
                foreach (HiddenCall call in hidden.Of(operation))
                    Add(call.Method);
            }
        }
    }

    // Of a column's attributes its name in files counts, and not what is expected of its values.
    private static IEnumerable<SyntaxToken> ColumnTokens(SyntaxNode property) => property
        .DescendantTokens(static each => each is not AttributeSyntax attribute || MarkNames.Short(MarkNames.Last(attribute.Name)) is "Column")
        .Where(static each => each.Parent is not AttributeListSyntax);

    private void Name(SimpleNameSyntax name, SemanticModel model)
    {
        SymbolInfo meant = model.GetSymbolInfo(name, cancellation);
        bool isQualifier = name.Parent is QualifiedNameSyntax { Left: var left } && left == name
            || name.Parent is MemberAccessExpressionSyntax { Expression: var holder } && holder == name;
        if (meant.Symbol is { } symbol)
        {
            if (!isQualifier || symbol is not ITypeSymbol)
                Add(symbol);
            return;
        }

        foreach (ISymbol candidate in meant.CandidateSymbols)
            Add(candidate);
        // Of a row, or of its record, which do not exist yet: row.X, row?.X, { X: … } and { X.Y: … }.
        bool isOfRow = (name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax && !isQualifier) || name.Parent is NameColonSyntax
            || name.FirstAncestorOrSelf<ExpressionColonSyntax>() is not null;
        if (!meant.CandidateSymbols.IsEmpty || !isOfRow)
            return;
        foreach (ISymbol member in members.Of(name.Identifier.ValueText, cancellation))
        {
            Add(member);
            if (member is IPropertySymbol column)
                Add(column.Type);
        }
    }

    private static ISymbol? Used(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IObjectCreationOperation { Constructor: { } constructor } => constructor,
        IMemberReferenceOperation member => member.Member,
        ITypeOfOperation type => type.TypeOperand,
        IDefaultValueOperation value => value.Type,
        IArrayCreationOperation array => array.Type,
        _ => null,
    };

    private void Add(ISymbol? symbol)
    {
        switch (symbol)
        {
            case IArrayTypeSymbol array:
                Add(array.ElementType);
                break;
            case INamedTypeSymbol type:
                foreach (ITypeSymbol argument in type.TypeArguments)
                    Add(argument);
                if (IsNew(type))
                    AddType(type.OriginalDefinition);
                break;
            case IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction or MethodKind.BuiltinOperator or MethodKind.DelegateInvoke }:
                break;
            case IMethodSymbol { AssociatedSymbol: { } member }:
                Add(member);
                break;
            case IMethodSymbol { ReducedFrom: { } method }:
                Add(method);
                break;
            case IMethodSymbol method:
                foreach (ITypeSymbol argument in method.TypeArguments)
                    Add(argument);
                AddMember(method);
                break;
            case IFieldSymbol or IPropertySymbol or IEventSymbol:
                AddMember(symbol);
                break;
            default:
                break;
        }
    }

    private void AddMember(ISymbol member)
    {
        if (member.ContainingType is not { } type || type.IsAnonymousType || type.IsTupleType)
            return;
        foreach (ITypeSymbol argument in type.TypeArguments)
            Add(argument);
        if (!IsNew(member))
            return;
        if (!IsOwn(member))
        {
            _used.Add($"{IdOf(member)}{Compiled(member)}");
            return;
        }

        if (member is IMethodSymbol method && method.GetAttributes().FirstOrDefault(static each => each.AttributeClass.Is("System.Diagnostics.ConditionalAttribute")) is { ConstructorArguments: [{ Value: string symbol }] })
            _used.Add($"{IdOf(member)} {symbol} {IsDefined(method, symbol)}");

        // An object's methods may call each other, and its fields are set by any of them. Those of a row and of a feature set are told by name. What a member
        // of an enumeration is, those before it tell.
        if (type.TypeKind == TypeKind.Enum || (!member.IsStatic && !type.IsSchema() && type.Find("FeaturesAttribute") is null))
        {
            Add(type);
            return;
        }

        AddText(member);
        if (member.IsStatic)
        {
            foreach (IMethodSymbol start in type.StaticConstructors.Where(IsNew))
                AddText(start);
        }
    }

    // What is compiled into the program of another assembly's member.
    private static string Compiled(ISymbol member) => member switch
    {
        IFieldSymbol { HasConstantValue: true, ConstantValue: var value } => $" = {Invariant(value)}",
        IMethodSymbol method => string.Concat(method.Parameters.Where(static each => each.HasExplicitDefaultValue).Select(static each => $" {each.Name} = {Invariant(each.ExplicitDefaultValue)}")),
        _ => "",
    };

    private static string Invariant(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static bool IsDefined(IMethodSymbol method, string symbol) =>
        method.DeclaringSyntaxReferences.Any(each => each.SyntaxTree.Options.PreprocessorSymbolNames.Contains(symbol, StringComparer.Ordinal));

    private void AddType(INamedTypeSymbol type)
    {
        if (!IsOwn(type))
        {
            _used.Add($"{IdOf(type)}\n{AssemblyFacts.Of(type.ContainingAssembly).CodeOf(IdOf(type))}");
            return;
        }

        AddText(type);
        Add(type.BaseType);
        foreach (INamedTypeSymbol each in type.Interfaces)
            Add(each);
    }

    private void AddText(ISymbol symbol)
    {
        ISymbol written = symbol.OriginalDefinition;
        ISymbol? part = written switch
        {
            IMethodSymbol method => method.PartialImplementationPart,
            IPropertySymbol property => property.PartialImplementationPart,
            IEventSymbol raised => raised.PartialImplementationPart,
            _ => null,
        };
        foreach (SyntaxReference place in written.DeclaringSyntaxReferences.Concat(part?.DeclaringSyntaxReferences ?? []).Distinct())
        {
            SyntaxNode node = place.GetSyntax(cancellation);
            // A field's type stands around it.
            bool isColumn = written is IPropertySymbol { IsStatic: false, ContainingType: var type } && type.IsSchema();
            _open.Enqueue((IdOf(written), node is VariableDeclaratorSyntax { Parent: { } declaration } ? declaration : node, isColumn));
        }
    }

    private bool IsNew(ISymbol symbol) => _seen.Add(symbol.OriginalDefinition);

    private bool IsOwn(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, _program.Assembly);

    private static string IdOf(ISymbol symbol) => DocumentationCommentId.CreateDeclarationId(symbol.OriginalDefinition) ?? symbol.Name;
}
