using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>Tells static fields and properties that change from those that are constants in all but name.</summary>
internal static class StaticState
{
    private static readonly HashSet<string> s_collections = new(
        ["List", "Dictionary", "HashSet", "Queue", "Stack", "SortedDictionary", "SortedList", "SortedSet", "LinkedList", "PriorityQueue", "StringBuilder", "BitArray", "ConcurrentDictionary",
            "ConcurrentQueue", "ConcurrentBag", "ConcurrentStack", "ICollection", "IList", "IDictionary", "ISet", "ArrayList", "Hashtable"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> s_mutations = new(
        ["Add", "AddRange", "AddOrUpdate", "TryAdd", "Insert", "InsertRange", "Remove", "RemoveAt", "RemoveAll", "RemoveRange", "TryRemove", "TryUpdate", "Clear", "Enqueue", "Dequeue", "TryDequeue", "Push", "Pop",
            "TryPop", "TryTake", "Append", "AppendLine", "AppendFormat", "Sort", "Reverse", "UnionWith", "ExceptWith", "IntersectWith", "AddFirst", "AddLast", "RemoveFirst", "RemoveLast", "Set", "SetAll"],
        StringComparer.Ordinal);

    /// <summary>Whether a field may hold another value later. Scratch space of a thread, and values that are made once when they are first asked for, may not.</summary>
    public static bool Changes(IFieldSymbol field, CancellationToken cancellation) =>
        IsRandom(field.Type)
        || !field.IsReadOnly && !field.IsConst && !field.GetAttributes().Any(static each => each.AttributeClass?.Name == "ThreadStaticAttribute") && !IsSettled(field, cancellation);

    /// <summary>Whether a class sets itself up: it may fill its own static members then.</summary>
    /// <param name="code">The method or member whose code it is.</param>
    /// <param name="member">The static member that it uses.</param>
    public static bool IsSetUp(ISymbol code, ISymbol member) =>
        code is IMethodSymbol { MethodKind: MethodKind.StaticConstructor } or { IsStatic: true, Kind: SymbolKind.Field or SymbolKind.Property } && SymbolEqualityComparer.Default.Equals(code.ContainingType, member.ContainingType);

    /// <summary>Whether a static member is none of the user's concern: generated, or declared to be the same every time.</summary>
    public static bool IsExempt(ISymbol member) =>
        (member.DeclaringSyntaxReferences.FirstOrDefault() is { } place && TreeInfo.Of(place.SyntaxTree).IsGenerated) || Determinism.IsDeclared(member) || GeneratedCode.IsGenerated(member);

    /// <summary>Whether a method of .NET changes the object that it is called on.</summary>
    public static bool IsMutation(IMethodSymbol method) => (IsCollection(method.ContainingType) && s_mutations.Contains(method.Name)) || IsRandom(method.ContainingType);

    /// <summary>Whether a type is a collection that can be written to.</summary>
    public static bool IsCollection(ITypeSymbol type) => type is IArrayTypeSymbol || s_collections.Contains(type.Name);

    /// <summary>Whether a type is a collection, or an object that keeps one value which can be replaced.</summary>
    public static bool IsContainer(ITypeSymbol type) => IsCollection(type) || type.Name is "AsyncLocal" or "ThreadLocal" or "StrongBox";

    /// <summary>Whether an expression changes what stands in it: <c>s_items.Add(…)</c>, <c>s_items[…] = …</c>, <c>s_box.Value = …</c>.</summary>
    public static bool IsMutated(SyntaxNode expression)
    {
        SyntaxNode node = expression.Parent is MemberAccessExpressionSyntax qualified && qualified.Name == expression ? qualified : expression;
        return node.Parent switch
        {
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access when access.Expression == node => s_mutations.Contains(access.Name.Identifier.ValueText),
            MemberAccessExpressionSyntax access when access.Expression == node => IsWritten(access) && !access.Parent.IsKind(SyntaxKind.CoalesceAssignmentExpression),
            ElementAccessExpressionSyntax element when element.Expression == node => IsWritten(element),
            _ => false,
        };
    }

    /// <summary>Whether a private collection is changed somewhere in its class.</summary>
    public static bool IsMutatedInItsType(IFieldSymbol field, CancellationToken cancellation) =>
        Uses(field, cancellation).Any(static use => IsMutated(use) && use.FirstAncestorOrSelf<ConstructorDeclarationSyntax>()?.Modifiers.Any(SyntaxKind.StaticKeyword) != true);

    /// <summary>Random numbers of one static source depend on who asked before, with a seed as well.</summary>
    private static bool IsRandom(ITypeSymbol type) => type.Name == "Random" && type.ContainingNamespace?.ToDisplayString() == "System";

    /// <summary>Whether no write of a private field is to be seen, or only <c>??=</c> of a value that depends on nothing.</summary>
    private static bool IsSettled(IFieldSymbol field, CancellationToken cancellation)
    {
        SyntaxNode[] uses = [.. Uses(field, cancellation)];
        SyntaxNode[] written = [.. uses.Select(static use => use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use).Where(IsWritten)];
        return uses.Length > 0 && written.All(static use => use.Parent is AssignmentExpressionSyntax assignment && assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) && IsClosed(assignment));
    }

    /// <summary>Whether a value names no parameter, no local and no instance member: its method is static and takes nothing that it names.</summary>
    private static bool IsClosed(AssignmentExpressionSyntax assignment)
    {
        MemberDeclarationSyntax? member = assignment.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (member is null || !member.Modifiers.Any(SyntaxKind.StaticKeyword))
            return false;
        var taken = new HashSet<string>(
            member.DescendantNodes().Select(static node => node is ParameterSyntax parameter ? parameter.Identifier.ValueText : node is VariableDeclaratorSyntax variable ? variable.Identifier.ValueText : ""), StringComparer.Ordinal);
        return !assignment.Right.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => taken.Contains(name.Identifier.ValueText));
    }

    private static bool IsWritten(SyntaxNode node) => node.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == node,
        PrefixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression),
        PostfixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.PostIncrementExpression) || unary.IsKind(SyntaxKind.PostDecrementExpression),
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && !argument.RefKindKeyword.IsKind(SyntaxKind.InKeyword),
        TupleExpressionSyntax => true,
        RefExpressionSyntax => true,
        _ => false,
    };

    /// <summary>The places that name a private field of a class that is written in one piece; of others nothing is known.</summary>
    private static IEnumerable<SyntaxNode> Uses(IFieldSymbol field, CancellationToken cancellation)
    {
        if (field.DeclaredAccessibility != Accessibility.Private || field.ContainingType.DeclaringSyntaxReferences.Count(static each => !TreeInfo.Of(each.SyntaxTree).IsGenerated) != 1 || field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
            return [];
        return type.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == field.Name);
    }
}
