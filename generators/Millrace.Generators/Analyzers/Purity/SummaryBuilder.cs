using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads one method: what it does itself, and what it calls.</summary>
internal sealed class SummaryBuilder : OperationWalker
{
    private readonly ISymbol _symbol;
    private readonly SyntaxNode _node;
    private readonly SemanticModel _model;
    private readonly PurityProgram _program;
    private readonly CancellationToken _cancellation;
    private readonly Origins _origins;
    private readonly List<PurityFact> _facts = [];
    private readonly List<PurityCall> _calls = [];
    private readonly List<MemberAssignment> _assignments = [];
    private readonly HashSet<ISymbol> _statics = new(SymbolEqualityComparer.Default);
    private bool _dependsOnItsClass;

    private SummaryBuilder(ISymbol symbol, SyntaxNode node, IReadOnlyList<IOperation> body, SemanticModel model, PurityProgram program, CancellationToken cancellation)
    {
        (_symbol, _node, _model, _program, _cancellation) = (symbol, node, model, program, cancellation);
        _origins = new Origins(symbol as IMethodSymbol, body);
    }

    public static MethodSummary Build(string id, ISymbol symbol, SyntaxNode node, SemanticModel model, PurityProgram program, CancellationToken cancellation)
    {
        IOperation[] body = [.. Code(symbol, node).Select(each => model.GetOperation(each, cancellation)).OfType<IOperation>()];
        var builder = new SummaryBuilder(symbol, node, body, model, program, cancellation);
        if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            builder.Construct(constructor);
        foreach (IOperation operation in body)
            builder.Visit(operation);
        if (MethodIds.IsInitializer(id) && !symbol.IsStatic && body.Length > 0)
            builder._assignments.Add(new MemberAssignment(MethodIds.Of(symbol), builder._origins.Of(body[0])));
        return new MethodSummary(id, MemberNames.Of(symbol), builder._facts.ToEquatableArray(), builder._calls.ToEquatableArray(), builder._assignments.ToEquatableArray())
        {
            DependsOnItsClass = builder._dependsOnItsClass,
        };
    }

    private static IEnumerable<SyntaxNode> Code(ISymbol symbol, SyntaxNode node) => node switch
    {
        TypeDeclarationSyntax type => type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? [],
        _ when symbol is not IMethodSymbol => Bodies.Initializer(node) is { } value ? [value] : [],
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax => [node],
        _ => [],
    };

    public override void Visit(IOperation? operation)
    {
        _cancellation.ThrowIfCancellationRequested();
        base.Visit(operation);
    }

    // What an error says, and what people are told while a step runs, is no result.
    public override void VisitThrow(IThrowOperation operation)
    {
    }

    public override void VisitNameOf(INameOfOperation operation)
    {
    }

    public override void VisitInvocation(IInvocationOperation operation)
    {
        if (Determinism.IsObserver(operation.TargetMethod))
            return;
        Member(Dispatch(operation), operation.Syntax, operation.Instance, operation.Arguments);
        base.VisitInvocation(operation);
    }

    public override void VisitObjectCreation(IObjectCreationOperation operation)
    {
        if (operation.Constructor is { } constructor)
            Member(constructor, operation.Syntax, null, operation.Arguments, _origins.Of(operation));
        base.VisitObjectCreation(operation);
    }

    public override void VisitMethodReference(IMethodReferenceOperation operation)
    {
        if (operation.Method.MethodKind != MethodKind.LocalFunction)
            Member(operation.Method, operation.Syntax, operation.Instance, default, Origin.Declared);
        base.VisitMethodReference(operation);
    }

    public override void VisitPropertyReference(IPropertyReferenceOperation operation)
    {
        IPropertySymbol property = operation.Property;
        bool isWritten = operation.Parent is IAssignmentOperation assignment && assignment.Target == operation;
        bool isRead = !isWritten || operation.Parent is not ISimpleAssignmentOperation;
        if (property.ContainingType is not null && !Api(property, operation.Syntax, operation.Instance, default, null))
        {
            if (property.DeclaringSyntaxReferences.Length > 0 && Bodies.IsAuto(property, _cancellation))
                Auto(property, operation);
            else if (property is { IsStatic: true, SetMethod: not null, DeclaringSyntaxReferences.IsEmpty: true } && AssemblyFacts.IsUsers(property.ContainingAssembly))
                Static(property, operation.Syntax);
            else if (isRead && property.GetMethod is { } getter)
                Call(getter, operation.Syntax, operation.Instance, operation.Arguments, null);
            if (isWritten && property.SetMethod is { } setter && !(property.DeclaringSyntaxReferences.Length > 0 && Bodies.IsAuto(property, _cancellation)))
                Call(setter, operation.Syntax, operation.Instance, default, _origins.Of((operation.Parent as IAssignmentOperation)!.Value));
        }

        base.VisitPropertyReference(operation);
    }

    public override void VisitFieldReference(IFieldReferenceOperation operation)
    {
        IFieldSymbol field = operation.Field;
        if (field is { IsStatic: true, IsConst: false } && field.DeclaringSyntaxReferences.Length > 0)
        {
            _dependsOnItsClass |= field.DeclaredAccessibility == Accessibility.Private && (!field.IsReadOnly || StaticState.IsCollection(field.Type));
            bool isCollection = field.IsReadOnly && StaticState.IsCollection(field.Type);
            if (StaticState.Changes(field, _cancellation)
                || (isCollection && (StaticState.IsMutated(operation.Syntax) || StaticState.IsMutatedInItsType(field, _cancellation))))
                Static(field, operation.Syntax);
            else
                Initializer(field, operation.Syntax);
        }

        else if (field is { IsStatic: true, IsConst: false, IsReadOnly: false } && AssemblyFacts.IsUsers(field.ContainingAssembly))
        {
            Static(field, operation.Syntax);
        }

        base.VisitFieldReference(operation);
    }

    public override void VisitBinaryOperator(IBinaryOperation operation)
    {
        Operator(operation.OperatorMethod, operation.Syntax, operation.LeftOperand, operation.RightOperand);
        base.VisitBinaryOperator(operation);
    }

    public override void VisitUnaryOperator(IUnaryOperation operation)
    {
        Operator(operation.OperatorMethod, operation.Syntax, operation.Operand);
        base.VisitUnaryOperator(operation);
    }

    public override void VisitConversion(IConversionOperation operation)
    {
        Operator(operation.OperatorMethod, operation.Syntax, operation.Operand);
        base.VisitConversion(operation);
    }

    public override void VisitForEachLoop(IForEachLoopOperation operation)
    {
        if (operation.Syntax is CommonForEachStatementSyntax loop)
        {
            ForEachStatementInfo info = _model.GetForEachStatementInfo(loop);
            foreach (IMethodSymbol? method in new[] { info.GetEnumeratorMethod, info.MoveNextMethod, info.CurrentProperty?.GetMethod })
            {
                if (method?.DeclaringSyntaxReferences.Length > 0)
                    Call(method, loop.Expression, operation.Collection, default, null);
            }
        }

        base.VisitForEachLoop(operation);
    }

    public override void VisitSimpleAssignment(ISimpleAssignmentOperation operation)
    {
        Assign(operation);
        base.VisitSimpleAssignment(operation);
    }

    public override void VisitCoalesceAssignment(ICoalesceAssignmentOperation operation)
    {
        Assign(operation);
        base.VisitCoalesceAssignment(operation);
    }

    private void Assign(IAssignmentOperation operation)
    {
        if (operation.Target is IMemberReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }, Member: IFieldSymbol or IPropertySymbol } target)
            _assignments.Add(new MemberAssignment(MethodIds.Of(target.Member), _origins.Of(operation.Value)));
    }

    private void Operator(IMethodSymbol? method, SyntaxNode syntax, params IOperation[] operands)
    {
        if (method?.DeclaringSyntaxReferences.Length > 0 && _program.Note(method) is string id)
            Add(id, operands.Select(_origins.Of).ToEquatableArray(), Origin.None, false, syntax, method);
    }

    /// <summary>What a constructor runs besides its own body: initialisers, and the base's constructor.</summary>
    private void Construct(IMethodSymbol constructor)
    {
        if (_node is ConstructorDeclarationSyntax { Initializer.ThisOrBaseKeyword.RawKind: (int)SyntaxKind.ThisKeyword })
            return;
        INamedTypeSymbol type = constructor.ContainingType;
        foreach (ISymbol member in type.GetMembers())
        {
            // The default of a parameter is a value like any other: it is part of the key.
            if (member is IFieldSymbol or IPropertySymbol && member is { IsStatic: false, IsImplicitlyDeclared: false } && member.Find("ParameterAttribute") is null)
                Initializer(member, _node);
        }

        bool isExplicit = _node is ConstructorDeclarationSyntax { Initializer: not null } or TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax, ..] };
        if (!isExplicit && type.BaseType?.InstanceConstructors.FirstOrDefault(static each => each.Parameters.IsEmpty) is { } parent && _program.Note(parent) is string id)
            Add(id, default, Origin.Receiver, true, _node, parent);
    }

    private void Initializer(ISymbol member, SyntaxNode syntax)
    {
        if (Bodies.Of(member, _cancellation) is { } node && Bodies.Initializer(node) is not null && _program.Note(member, isInitializer: true) is string id)
            Add(id, default, Origin.Receiver, true, syntax, member);
    }

    private void Auto(IPropertySymbol property, IPropertyReferenceOperation operation)
    {
        if (!property.IsStatic)
            return;
        if (property.SetMethod is not null)
            Static(property, operation.Syntax);
        else
            Initializer(property, operation.Syntax);
    }

    private void Static(ISymbol member, SyntaxNode syntax)
    {
        // A class may fill its own static members while it is being set up.
        bool isSetUp = _symbol is IMethodSymbol { MethodKind: MethodKind.StaticConstructor } or { IsStatic: true, Kind: SymbolKind.Field or SymbolKind.Property };
        if (isSetUp && SymbolEqualityComparer.Default.Equals(_symbol.ContainingType, member.ContainingType))
            return;
        bool isGenerated = member.DeclaringSyntaxReferences.FirstOrDefault() is { } place && TreeInfo.Of(place.SyntaxTree).IsGenerated;
        if (!isGenerated && !Determinism.IsDeclared(member) && !GeneratedCode.IsGenerated(member) && _statics.Add(member))
            Fact(Impurity.StaticState, MemberNames.Of(member), false, Origin.None, syntax, member);
    }

    private void Member(IMethodSymbol method, SyntaxNode syntax, IOperation? instance, IEnumerable<IArgumentOperation>? arguments, Origin? all = null)
    {
        if (!Api(method, syntax, instance, arguments, all))
            Call(method, syntax, instance, arguments, all);
    }

    /// <summary>Notes what a member of .NET does.</summary>
    /// <returns>Whether it is one of those that are known.</returns>
    private bool Api(ISymbol member, SyntaxNode syntax, IOperation? instance, IEnumerable<IArgumentOperation>? arguments, Origin? all)
    {
        if (!ImpureApis.MayKnow(member.Name) && !ImpureApis.MayKnow(member.ContainingType.Name))
            return false;
        for (INamedTypeSymbol? type = member.ContainingType; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
        {
            IReadOnlyList<ImpureApi> found = type.DeclaringSyntaxReferences.IsEmpty ? ImpureApis.Find($"{type.ContainingNamespace?.ToDisplayString()}.{type.Name}", member.Name) : [];
            foreach (ImpureApi api in found)
                Use(api, member, syntax, instance, arguments, all);
            if (found.Count > 0)
                return true;
        }

        return false;
    }

    private void Use(ImpureApi api, ISymbol member, SyntaxNode syntax, IOperation? instance, IEnumerable<IArgumentOperation>? arguments, Origin? all)
    {
        if (api.Kind == Impurity.ProcessHash && _symbol.Name is "GetHashCode")
            return;
        if (api.Kind == Impurity.Randomness && member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: > 0 })
            return;
        Impurity kind = api.Kind;
        Origin from = Origin.None;
        if (api.Path is ApiPath.First or ApiPath.Second)
        {
            int ordinal = api.Path == ApiPath.First ? 0 : 1;
            if (arguments?.FirstOrDefault(each => each.Parameter?.Ordinal == ordinal) is not { Parameter.Type.SpecialType: SpecialType.System_String } path)
                return;
            from = _origins.Of(path.Value);
            if (kind == Impurity.FileRead && arguments.Any(static each => each.Value is { ConstantValue: { HasValue: true, Value: 1 or 2 or 6 }, Type.Name: "FileMode" }))
                kind = Impurity.FileWrite;
        }
        else if (api.Path == ApiPath.Receiver)
        {
            from = instance is null ? all ?? Origin.Declared : _origins.Of(instance);
        }

        if (!from.IsDeclared)
            Fact(kind, MemberNames.Of(member), api.Path != ApiPath.None, from, syntax, member);
    }

    private void Call(IMethodSymbol method, SyntaxNode syntax, IOperation? instance, IEnumerable<IArgumentOperation>? arguments, Origin? all)
    {
        if (method.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke or MethodKind.AnonymousFunction || _program.Note(method) is not string id)
            return;

        // What says what it is has its say in the key.
        if (instance?.Type is { } receiver && (receiver.IsMillrace("IContentKeyed") || receiver.AllInterfaces.Any(static each => each.IsMillrace("IContentKeyed"))) && instance is not IInstanceReferenceOperation)
            return;
        var origins = new Origin[method.Parameters.Length];
        for (int i = 0; i < origins.Length; i++)
            origins[i] = arguments is null ? all ?? Origin.Declared : Origin.None;
        foreach (IArgumentOperation argument in arguments ?? [])
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < origins.Length)
                origins[parameter.Ordinal] |= _origins.Of(argument.Value);
        }

        bool isOnThis = instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };
        Add(id, origins.ToEquatableArray(), instance is null ? all ?? Origin.None : _origins.Of(instance), isOnThis, syntax, method);
        if (method.ContainingType.StaticConstructors is [{ IsImplicitlyDeclared: false } setUp] && (method.IsStatic || method.MethodKind == MethodKind.Constructor)
            && !SymbolEqualityComparer.Default.Equals(method.ContainingType, _symbol.ContainingType) && _program.Note(setUp) is string setUpId)
            Add(setUpId, default, Origin.None, false, syntax, method);
    }

    /// <summary>The method that is really called, where the object was made in sight.</summary>
    private IMethodSymbol Dispatch(IInvocationOperation operation)
    {
        IMethodSymbol method = operation.TargetMethod;
        if (!operation.IsVirtual || operation.Instance is null || _origins.Exact(operation.Instance) is not IObjectCreationOperation { Type: INamedTypeSymbol made })
            return method;
        if (method.ContainingType.TypeKind == TypeKind.Interface)
            return made.FindImplementationForInterfaceMember(method) as IMethodSymbol ?? method;
        for (INamedTypeSymbol? type = made; type is not null && !SymbolEqualityComparer.Default.Equals(type, method.ContainingType); type = type.BaseType)
        {
            if (type.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(each => Overrides(each, method)) is { } found)
                return found;
        }

        return method;
    }

    private static bool Overrides(IMethodSymbol candidate, IMethodSymbol method)
    {
        for (IMethodSymbol? each = candidate.OverriddenMethod; each is not null; each = each.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, method.OriginalDefinition))
                return true;
        }

        return false;
    }

    private void Fact(Impurity kind, string cause, bool isConditional, Origin from, SyntaxNode syntax, ISymbol member)
    {
        Microsoft.CodeAnalysis.Text.TextSpan place = Tokens.Of(syntax, member);
        _facts.Add(new PurityFact(kind, cause, isConditional, from, place.Start - _node.SpanStart, place.Length));
    }

    private void Add(string id, EquatableArray<Origin> arguments, Origin receiver, bool isOnThis, SyntaxNode syntax, ISymbol member)
    {
        Microsoft.CodeAnalysis.Text.TextSpan place = Tokens.Of(syntax, member);
        _calls.Add(new PurityCall(id, arguments, receiver, isOnThis, place.Start - _node.SpanStart, place.Length));
    }
}
