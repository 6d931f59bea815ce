using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads one method: what it does itself, and what it calls.</summary>
internal sealed class SummaryBuilder : OperationWalker
{
    private readonly ISymbol _symbol;
    private readonly SyntaxNode _node;
    private readonly PurityProgram _program;
    private readonly CancellationToken _cancellation;
    private readonly Origins _origins;
    private readonly Holders _holders;
    private readonly HiddenCalls _hidden;
    private readonly List<PurityFact> _facts = [];
    private readonly List<PurityCall> _calls = [];
    private readonly List<MemberAssignment> _assignments = [];
    private readonly HashSet<ISymbol> _statics = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly HashSet<Origin> _changes = [];
    private bool _dependsOnItsClass;

    private SummaryBuilder(ISymbol symbol, SyntaxNode node, IReadOnlyList<IOperation> body, SemanticModel model, PurityProgram program, CancellationToken cancellation)
    {
        (_symbol, _node, _program, _cancellation) = (symbol, node, program, cancellation);
        _origins = new Origins(symbol as IMethodSymbol, body);
        _holders = new Holders(symbol, node, _origins);
        _hidden = new HiddenCalls(model);
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
        foreach (HiddenCall call in operation is null ? [] : _hidden.Of(operation))
            Call(call.Method, call.Syntax, call.Instance, call.Arguments.Select(static (value, i) => (i, value)), call.Arguments.Length == 0 && call.Instance is null ? Origin.Declared : null);
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
        if (Determinism.IsObserver(operation))
            return;
        if (Hashes.Differing(operation, _origins) is { } hashed)
            Fact(Impurity.ProcessHash, hashed.IsTupleType || hashed is IArrayTypeSymbol ? "GetHashCode" : $"{hashed.Name}.GetHashCode", false, Origin.None, operation.Syntax, operation.TargetMethod);
        else if (!Api(operation.TargetMethod, operation, operation.Instance, operation.Arguments, null))
            Call(operation.TargetMethod, operation.Syntax, operation.Instance, operation.Arguments);
        if (operation.Instance is { } changed && StaticState.IsMutation(operation.TargetMethod) && !IsMemory(changed))
            Change(changed);
        base.VisitInvocation(operation);
    }

    public override void VisitObjectCreation(IObjectCreationOperation operation)
    {
        if (operation.Constructor is { } constructor && !Api(constructor, operation, null, operation.Arguments, null))
            Call(constructor, operation.Syntax, null, operation.Arguments, _origins.Of(operation));
        base.VisitObjectCreation(operation);
    }

    public override void VisitMethodReference(IMethodReferenceOperation operation)
    {
        if (operation.Method.MethodKind != MethodKind.LocalFunction && !Api(operation.Method, operation, operation.Instance, [], Origin.Declared))
            Call(operation.Method, operation.Syntax, operation.Instance, Array.Empty<IArgumentOperation>(), Origin.Declared);
        base.VisitMethodReference(operation);
    }

    public override void VisitPropertyReference(IPropertyReferenceOperation operation)
    {
        IPropertySymbol property = operation.Property;
        if (property.ContainingType is not null && !Api(property, operation, operation.Instance, [], null))
            Use(operation, property);
        base.VisitPropertyReference(operation);
    }

    private void Use(IPropertyReferenceOperation operation, IPropertySymbol property)
    {
        (bool isWritten, bool isRead) = Values.Use(operation);
        if (property.DeclaringSyntaxReferences.Length > 0 && Bodies.IsAuto(property, _cancellation))
        {
            Auto(property, operation);
            if (isWritten)
                Written(operation);
            if (property.GetMethod is not { } open || !Overrides.IsOpen(open))
                return;
        }

        if (property is { IsStatic: true, SetMethod: not null, DeclaringSyntaxReferences.IsEmpty: true } && AssemblyFacts.IsUsers(property.ContainingAssembly))
        {
            Static(property, operation.Syntax);
            return;
        }

        if (isWritten && property is { IsIndexer: true, DeclaringSyntaxReferences.IsEmpty: true } && operation.Instance is { } list && StaticState.IsCollection(property.ContainingType) && !IsMemory(list))
            Change(list);
        if (isRead && property.GetMethod is { } getter)
            Call(getter, operation.Syntax, operation.Instance, operation.Arguments);
        if (isWritten && property.SetMethod is { } setter)
            Call(setter, operation.Syntax, operation.Instance, operation.Arguments, operation.Parent is IAssignmentOperation assignment ? _origins.Of(assignment.Value) : Origin.Declared);
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
            SetUp(field.ContainingType, operation.Syntax, field);
        }
        else if (field is { IsStatic: true, IsConst: false, IsReadOnly: false } && AssemblyFacts.IsUsers(field.ContainingAssembly))
        {
            Static(field, operation.Syntax);
        }

        if (!field.IsStatic && Values.Use(operation).IsWritten)
            Written(operation);
        base.VisitFieldReference(operation);
    }

    public override void VisitArrayElementReference(IArrayElementReferenceOperation operation)
    {
        if (Values.Use(operation).IsWritten && !IsMemory(operation.ArrayReference))
            Change(operation.ArrayReference);
        base.VisitArrayElementReference(operation);
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

    /// <summary>Notes that a field or property of an object is written; values that are made once when they are first asked for are no change.</summary>
    private void Written(IMemberReferenceOperation target)
    {
        bool isMaking = _symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } or not IMethodSymbol && Values.IsThis(target.Instance);
        if (!isMaking && target.Parent is not ICoalesceAssignmentOperation && target.Instance is { } instance)
            Change(instance);
    }

    /// <summary>Notes that an object is changed: one that something static holds, or one of the caller's.</summary>
    private void Change(IOperation changed)
    {
        Holder holder = _holders.Of(changed);
        if (holder.Static is null && holder.From.IsOpen && _changes.Add(holder.From))
            _facts.Add(PurityFact.Change(holder.From));
        else if (holder.Static is { } held && _changed.Add(held))
            _facts.Add(new PurityFact(Impurity.StaticState, held, false, Origin.None, holder.Start, holder.Length));
    }

    /// <summary>Whether a collection of an object only remembers what was computed before: the method looks into it first.</summary>
    private bool IsMemory(IOperation collection) => collection is IMemberReferenceOperation { Instance: not null, Member: var member } && _node.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        .Any(each => each.Name.Identifier.ValueText is "TryGetValue" or "ContainsKey" && each.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } && each.Expression.ToString().EndsWith(member.Name, StringComparison.Ordinal));

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
        if (!StaticState.IsSetUp(_symbol, member) && !StaticState.IsExempt(member) && _statics.Add(member) && _changed.Add(MemberNames.Of(member)))
            Fact(Impurity.StaticState, MemberNames.Of(member), false, Origin.None, syntax, member);
    }

    /// <summary>Notes what a member of .NET does.</summary>
    /// <returns>Whether it is one of those that are known.</returns>
    private bool Api(ISymbol member, IOperation operation, IOperation? instance, IReadOnlyCollection<IArgumentOperation> arguments, Origin? all)
    {
        IReadOnlyList<ImpureApi> found = ImpureMembers.Find(member);
        foreach (ImpureApi api in found)
            Use(api, member, operation, instance, arguments, all);
        return found.Count > 0;
    }

    private void Use(ImpureApi api, ISymbol member, IOperation operation, IOperation? instance, IReadOnlyCollection<IArgumentOperation> arguments, Origin? all)
    {
        if (api.Kind == Impurity.Randomness && member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: > 0 })
            return;
        if (api.Path == ApiPath.None && !api.IsScratch && _origins.IsHarmless(operation))
            return;
        Impurity kind = api.Kind;
        Origin from = Origin.None;
        if (api.Path is ApiPath.First or ApiPath.Second)
        {
            int ordinal = api.Path == ApiPath.First ? 0 : 1;
            if (arguments.FirstOrDefault(each => each.Parameter?.Ordinal == ordinal) is not { Parameter.Type.SpecialType: SpecialType.System_String } path)
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
            Fact(kind, MemberNames.Of(member), api.Path != ApiPath.None, from, operation.Syntax, member);
    }

    private void Call(IMethodSymbol method, SyntaxNode syntax, IOperation? instance, IEnumerable<IArgumentOperation> arguments, Origin? all = null) =>
        Call(method, syntax, instance, arguments.Where(static each => each.Parameter is not null).Select(static each => (each.Parameter!.Ordinal, each.Value)), all);

    private void Call(IMethodSymbol called, SyntaxNode syntax, IOperation? instance, IEnumerable<(int Ordinal, IOperation Value)> arguments, Origin? all)
    {
        if (called.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke or MethodKind.AnonymousFunction)
            return;

        // What says what it is has its say in the key.
        if (instance?.Type is { } receiver && (receiver.IsMillrace("IContentKeyed") || receiver.AllInterfaces.Any(static each => each.IsMillrace("IContentKeyed"))) && instance is not IInstanceReferenceOperation)
            return;
        IMethodSymbol method = Dispatch(called, instance);
        bool isOpen = SymbolEqualityComparer.Default.Equals(method, called) && Overrides.IsOpen(method) && !Values.IsBase(instance) && instance?.Type?.IsSealed != true;
        string? id = _program.Note(method);
        (string Made, string Method)[] overriding = isOpen ? [.. _program.Overriding(method)] : [];
        if (id is null && overriding.Length == 0)
            return;
        var origins = new Origin[method.Parameters.Length];
        var holders = new Holder[method.Parameters.Length + 1];
        holders[0] = _holders.Of(instance);
        for (int i = 0; i < origins.Length; i++)
            origins[i] = all ?? Origin.None;
        foreach ((int ordinal, IOperation value) in arguments)
        {
            if (ordinal >= origins.Length)
                continue;
            origins[ordinal] = _origins.Of(value);
            holders[ordinal + 1] = _holders.Of(value);
        }

        TextSpan place = Tokens.Of(syntax, method);
        var call = new PurityCall(id ?? "", origins.ToEquatableArray(), instance is null ? all ?? Origin.None : _origins.Of(instance), Values.IsThis(instance), place.Start - _node.SpanStart, place.Length) { Holders = holders.ToEquatableArray() };
        if (id is not null)
            _calls.Add(call);
        foreach ((string made, string found) in overriding)
            _calls.Add(call with { Callee = found, IfMade = made });
        if (method.IsStatic || method.MethodKind == MethodKind.Constructor)
            SetUp(method.ContainingType, syntax, method);
    }

    /// <summary>Notes that a class sets itself up when its members are first used.</summary>
    private void SetUp(INamedTypeSymbol type, SyntaxNode syntax, ISymbol member)
    {
        if (type.StaticConstructors is [{ IsImplicitlyDeclared: false } setUp] && !SymbolEqualityComparer.Default.Equals(type, _symbol.ContainingType) && _program.Note(setUp) is string id)
            Add(id, default, Origin.None, false, syntax, member);
    }

    /// <summary>The method that is really called, where the object was made in sight.</summary>
    private IMethodSymbol Dispatch(IMethodSymbol method, IOperation? instance) =>
        instance is null || Values.IsBase(instance) || !Overrides.IsOpen(method) || _origins.Exact(instance) is not IObjectCreationOperation { Type: INamedTypeSymbol made }
            ? method
            : Overrides.Find(made, method) ?? method;

    private void Fact(Impurity kind, string cause, bool isConditional, Origin from, SyntaxNode syntax, ISymbol member)
    {
        TextSpan place = Tokens.Of(syntax, member);
        _facts.Add(new PurityFact(kind, cause, isConditional, from, place.Start - _node.SpanStart, place.Length));
    }

    private void Add(string id, EquatableArray<Origin> arguments, Origin receiver, bool isOnThis, SyntaxNode syntax, ISymbol member)
    {
        TextSpan place = Tokens.Of(syntax, member);
        _calls.Add(new PurityCall(id, arguments, receiver, isOnThis, place.Start - _node.SpanStart, place.Length));
    }
}
