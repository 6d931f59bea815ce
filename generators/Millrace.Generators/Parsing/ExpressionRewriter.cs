using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Replaces each name at the start of a chain by its full name, and notes what cannot be copied.</summary>
internal sealed class ExpressionRewriter(SemanticModel semantics, ExpressionScope? scope, CancellationToken cancellation) : CSharpSyntaxRewriter
{
    /// <summary>The first part that cannot be copied.</summary>
    public Obstacle? Obstacle { get; private set; }

    /// <summary>Whether a name was found that C# does not know, and reports.</summary>
    public bool IsBroken { get; private set; }

    public override SyntaxNode Visit(SyntaxNode? node)
    {
        cancellation.ThrowIfCancellationRequested();
        switch (node)
        {
            case AnonymousFunctionExpressionSyntax:
                return Refuse(node, "a lambda");
            case QueryExpressionSyntax:
                return Refuse(node, "a query");
            case AwaitExpressionSyntax or ThrowExpressionSyntax { Parent: not (BinaryExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionArmSyntax) }:
                IsBroken = true;
                return node;
            case ThrowExpressionSyntax:
                return Refuse(node, "throw");
            case DeclarationExpressionSyntax or SingleVariableDesignationSyntax:
                return Refuse(node, "a new variable");
            case AssignmentExpressionSyntax assignment when assignment.Parent is not InitializerExpressionSyntax:
                return Refuse(node, "an assignment");
            case PrefixUnaryExpressionSyntax prefix when prefix.OperatorToken.IsKind(SyntaxKind.PlusPlusToken) || prefix.OperatorToken.IsKind(SyntaxKind.MinusMinusToken):
                return Refuse(node, "an assignment");
            case PostfixUnaryExpressionSyntax postfix when !postfix.OperatorToken.IsKind(SyntaxKind.ExclamationToken):
                return Refuse(node, "an assignment");
            case BaseExpressionSyntax:
                return Refuse(node, "base");
            case RefExpressionSyntax or StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax:
                return Refuse(node, WrittenText.Of(node));
            case BinaryExpressionSyntax or CastExpressionSyntax or PrefixUnaryExpressionSyntax when Fold((ExpressionSyntax)node) is { } folded:
                return folded;
            default:
                return base.Visit(node)!;
        }
    }

    /// <summary>What variables with constants amount to: C# computes variables without overflow checks, and would check their values.</summary>
    private ExpressionSyntax? Fold(ExpressionSyntax node) =>
        scope is not null && !semantics.GetConstantValue(node, cancellation).HasValue && scope.Constant(node) is { HasValue: true, Value: var value }
        && semantics.GetTypeInfo(node, cancellation).Type is { } type and not IErrorTypeSymbol && ExpressionText.Of(value, type) is { Code: string code }
            ? SyntaxFactory.ParseExpression($"({code})")
            : null;

    public override SyntaxNode? VisitThisExpression(ThisExpressionSyntax node)
    {
        // Only `this.Member` can be copied; the member decides how the instance is spelled. In an initializer C# knows no instance.
        if (scope is not null)
            return Refuse(node, "this");
        IsBroken = true;
        return node;
    }

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        if (node.Expression is ThisExpressionSyntax && scope is not null && semantics.GetSymbolInfo(node, cancellation).Symbol is { } member)
            return scope?.Member(member) is string code ? SyntaxFactory.ParseExpression(code) : Refuse(node, WrittenText.Of(node));
        if (node.Expression is IdentifierNameSyntax
            && semantics.GetSymbolInfo(node.Expression, cancellation).Symbol is ILocalSymbol local
            && scope?.Element(local, node.Name.Identifier.ValueText) is string element)
            return SyntaxFactory.ParseExpression(element);
        if (node.Expression is not BaseExpressionSyntax && semantics.GetSymbolInfo(node, cancellation).Symbol is null && semantics.GetMemberGroup(node, cancellation).IsEmpty)
            return Unknown(node);
        if (node.Expression is not ThisExpressionSyntax && semantics.GetSymbolInfo(node, cancellation).Symbol is IPropertySymbol property && property.IsExtensionMember()
            && ExtensionCall(node, property, $"get_{property.Name}", null) is { } call)
            return call;
        return base.VisitMemberAccessExpression(node);
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" } && semantics.GetConstantValue(node, cancellation) is { HasValue: true, Value: string name })
            return SyntaxFactory.ParseExpression(CSharp.Literal(name));
        if (node.Expression is MemberAccessExpressionSyntax access && semantics.GetSymbolInfo(node, cancellation).Symbol is IMethodSymbol called && called.IsExtensionMember()
            && ExtensionCall(access, called, called.Name, node.ArgumentList) is { } call)
            return call;

        return base.VisitInvocationExpression(node);
    }

    /// <summary>An extension as a static member of its class: without its using directive it is found by that alone. Null where it cannot be spelled like this.</summary>
    private InvocationExpressionSyntax? ExtensionCall(MemberAccessExpressionSyntax access, ISymbol member, string name, ArgumentListSyntax? arguments)
    {
        INamedTypeSymbol type = member.ExtensionClass();
        bool isInBlock = member.ContainingType.IsExtension;
        // What extends a generic type itself has type arguments that stand nowhere.
        if (type.IsFileLocal || (isInBlock && member.IsStatic && member.ContainingType.TypeParameters.Length > 0))
            return null;
        var visited = (ArgumentListSyntax?)Visit(arguments) ?? SyntaxFactory.ArgumentList();
        if (!member.IsStatic || !isInBlock)
            visited = visited.WithArguments(visited.Arguments.Insert(0, SyntaxFactory.Argument((ExpressionSyntax)Visit(access.Expression))));
        string typeArguments = access.Name is GenericNameSyntax generic ? VisitArguments(generic).TypeArgumentList.ToString() : "";
        return SyntaxFactory.InvocationExpression(SyntaxFactory.ParseExpression($"{TypeRefs.Of(type).FullName}.{CSharp.Escape(name)}{typeArguments}"), visited);
    }

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        if (semantics.GetSymbolInfo(node, cancellation).Symbol is IMethodSymbol { ContainingType.IsExtension: true })
            return Refuse(node.OperatorToken, $"the extension operator {node.OperatorToken.ValueText}", node);
        // With the constant in its place, the generated file would not compile.
        if (node.OperatorToken.Kind() is SyntaxKind.SlashToken or SyntaxKind.PercentToken
            && scope?.Constant(node.Right) is { HasValue: true, Value: sbyte or byte or short or ushort or int or uint or long or ulong or decimal } divisor
            && Convert.ToDecimal(divisor.Value, System.Globalization.CultureInfo.InvariantCulture) == 0)
        {
            if (!semantics.GetConstantValue(node.Right, cancellation).HasValue)
                return Refuse(node.Right, "a division by zero");
            IsBroken = true;
        }

        return base.VisitBinaryExpression(node);
    }

    /// <summary>What a pipeline computes depends on no culture. A component's default is what its own code makes of it.</summary>
    public override SyntaxNode? VisitInterpolatedStringExpression(InterpolatedStringExpressionSyntax node)
    {
        var visited = (ExpressionSyntax)base.VisitInterpolatedStringExpression(node)!;
        return scope is not null && semantics.GetTypeInfo(node, cancellation).ConvertedType is { SpecialType: SpecialType.System_String }
            ? SyntaxFactory.ParseExpression($"global::System.FormattableString.Invariant({visited.WithoutTrivia()})")
            : visited;
    }

    /// <summary>In an interpolated text the colons of a full name would begin a format, so what is inserted stands in parentheses.</summary>
    public override SyntaxNode? VisitInterpolation(InterpolationSyntax node)
    {
        var visited = (InterpolationSyntax)base.VisitInterpolation(node)!;
        return visited.Expression is ParenthesizedExpressionSyntax ? visited : visited.WithExpression(SyntaxFactory.ParenthesizedExpression(visited.Expression));
    }

    public override SyntaxNode? VisitGenericName(GenericNameSyntax node) =>
        IsStart(node) ? Name(node) ?? VisitArguments(node) : IsExtension(node) ? Refuse(node, $"the extension {node.Identifier.ValueText}") : VisitArguments(node);

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
        IsStart(node) ? Name(node) ?? node : IsExtension(node) ? Refuse(node, $"the extension {node.Identifier.ValueText}") : node;

    /// <summary>Whether a name after a point is that of an extension which cannot be spelled as a static member: behind <c>?.</c>, in a pattern, or not called.</summary>
    private bool IsExtension(SimpleNameSyntax node) =>
        semantics.GetSymbolInfo(node, cancellation).Symbol is { } symbol and (IMethodSymbol or IPropertySymbol) && symbol.IsExtensionMember();

    private GenericNameSyntax VisitArguments(GenericNameSyntax node) => node.WithTypeArgumentList((TypeArgumentListSyntax)Visit(node.TypeArgumentList));

    /// <summary>Whether a name is looked up where it stands, rather than in what stands before it.</summary>
    internal static bool IsStart(SimpleNameSyntax node) => node.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == node,
        QualifiedNameSyntax qualified => qualified.Left == node,
        AliasQualifiedNameSyntax or MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => false,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left != node,
        _ => !node.IsVar,
    };

    private SyntaxNode? Name(SimpleNameSyntax node)
    {
        SymbolInfo info = semantics.GetSymbolInfo(node, cancellation);
        ISymbol? symbol = info.Symbol ?? semantics.GetMemberGroup(node, cancellation).FirstOrDefault();
        switch (symbol)
        {
            case null or IErrorTypeSymbol:
                return Unknown(node);
            case ITypeSymbol type:
                if (!Soundness.IsSound(type))
                    IsBroken = true;
                return type is INamedTypeSymbol { IsFileLocal: true } ? Refuse(node, $"the file-local type {type.Name}") : SyntaxFactory.ParseTypeName(TypeRefs.Of(type).FullName);
            case INamespaceSymbol space:
                return SyntaxFactory.ParseTypeName(space.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
            case ILocalSymbol local when scope?.IsBroken(local) == true:
                IsBroken = true;
                return node;
            case ILocalSymbol local:
                return scope?.Local(local) is string code ? SyntaxFactory.ParseExpression(code) : Refuse(node, node.Identifier.ValueText);
            case IMethodSymbol { MethodKind: MethodKind.LocalFunction }:
            case IParameterSymbol when scope is not null:
            case IFieldSymbol or IPropertySymbol or IMethodSymbol or IEventSymbol when !symbol.IsStatic && scope is null:
            case IFieldSymbol when symbol.Find("ParameterAttribute") is not null:
                // Reported already: the local function, the constructor's parameter, by C# the use of an instance in an initializer and a field as a parameter.
                IsBroken = true;
                return node;
            case IFieldSymbol or IPropertySymbol or IMethodSymbol or IEventSymbol when symbol.IsStatic:
                SimpleNameSyntax member = node is GenericNameSyntax generic ? VisitArguments(generic) : node;
                return SyntaxFactory.ParseExpression($"{TypeRefs.Of(symbol.ContainingType).FullName}.{member.WithoutTrivia()}");
            default:
                return scope?.Member(symbol) is string spelled ? SyntaxFactory.ParseExpression(spelled) : Refuse(node, node.Identifier.ValueText);
        }
    }

    private SyntaxNode Unknown(SyntaxNode node)
    {
        // A member that our generators add is real to C# and unknown here; silence would leave the plan without a word.
        if (node is MemberAccessExpressionSyntax access && semantics.GetSymbolInfo(node, cancellation).CandidateSymbols.IsEmpty
            && semantics.GetSymbolInfo(access.Expression, cancellation).Symbol is INamedTypeSymbol type && type.IsPartial() && MayGain(type, access.Name.Identifier.ValueText))
            return Refuse(access.Name, $"{access.Name}, which is generated");
        IsBroken = true;
        return node;
    }

    /// <summary>Whether a member of that name may be generated for a type.</summary>
    private static bool MayGain(INamedTypeSymbol type, string member) =>
        (type.Find("ComponentAttribute") is null || member is "Step" or "Descriptor") && (type.Find("PipelineAttribute") is null || member is "Plan" or "Step" or "Descriptor");

    private SyntaxNode Refuse(SyntaxNode node, string text) => Refuse(node, text, node);

    private SyntaxNode Refuse(SyntaxNodeOrToken part, string text, SyntaxNode node)
    {
        Obstacle ??= new Obstacle(text, part.GetLocation()!);
        return node;
    }
}
