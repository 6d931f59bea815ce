using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads one method: what it does itself, and what it calls.</summary>
internal sealed class SummaryBuilder : OperationWalker
{
    private readonly MethodCode _code;
    private readonly SummaryDraft _draft;
    private readonly ApiUses _apis;
    private readonly StateUses _state;
    private readonly SetUps _setUps;
    private readonly MethodCalls _calls;
    private readonly GivenTypes _given;
    private readonly HiddenCalls _hidden;
    private readonly CancellationToken _cancellation;

    private SummaryBuilder(MethodCode code, SemanticModel model, PurityProgram program, CancellationToken cancellation)
    {
        (_code, _cancellation) = (code, cancellation);
        _draft = new SummaryDraft(code);
        _apis = new ApiUses(code, _draft);
        _state = new StateUses(code, _draft, cancellation);
        _setUps = new SetUps(code, _draft, program, cancellation);
        _calls = new MethodCalls(code, _draft, program, _setUps);
        _given = new GivenTypes(_draft, program, _setUps);
        _hidden = new HiddenCalls(model);
    }

    public static MethodSummary Build(string id, ISymbol symbol, SyntaxNode node, SemanticModel model, PurityProgram program, CancellationToken cancellation)
    {
        var code = new MethodCode(symbol, node, model, cancellation);
        var builder = new SummaryBuilder(code, model, program, cancellation);
        if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
        {
            builder._setUps.Object(constructor);
            builder._given.Note(constructor.ContainingType.BaseType, node, constructor);
        }

        foreach (IOperation operation in code.Body)
            builder.Visit(operation);
        if (MethodIds.IsInitializer(id) && !symbol.IsStatic && code.Body.Count > 0)
            builder._draft.Add(new MemberAssignment(MethodIds.Of(symbol), code.Origins.Of(code.Body[0])));
        return builder._draft.ToSummary(id);
    }

    public override void Visit(IOperation? operation)
    {
        _cancellation.ThrowIfCancellationRequested();
        foreach (HiddenCall call in operation is null ? [] : _hidden.Of(operation))
            _calls.Note(call);
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
        _given.Note(operation.TargetMethod, operation.Syntax);
        if (Hashes.Differing(operation, _code.Origins) is { } hashed)
            _draft.Fact(Impurity.ProcessHash, hashed.IsTupleType || hashed is IArrayTypeSymbol ? "GetHashCode" : $"{hashed.Name}.GetHashCode", false, Origin.None, operation.Syntax, operation.TargetMethod);
        else if (!_apis.Note(operation.TargetMethod, operation, operation.Instance, operation.Arguments))
            _calls.Note(operation.TargetMethod, operation.Syntax, operation.Instance, operation.Arguments);
        if (operation.Instance is { } changed && StaticState.IsMutation(operation.TargetMethod))
            _state.Content(changed);
        base.VisitInvocation(operation);
    }

    public override void VisitObjectCreation(IObjectCreationOperation operation)
    {
        if (operation.Constructor is { } constructor)
        {
            _given.Note(constructor, operation.Syntax);
            if (!_apis.Note(constructor, operation, null, operation.Arguments))
                _calls.Note(constructor, operation.Syntax, null, operation.Arguments, _code.Origins.Of(operation));
        }

        base.VisitObjectCreation(operation);
    }

    // The default of a struct is an object that no constructor made.
    public override void VisitDefaultValue(IDefaultValueOperation operation)
    {
        if (operation.Type is INamedTypeSymbol { TypeKind: TypeKind.Struct, DeclaringSyntaxReferences.IsEmpty: false } made)
            _draft.Make(made);
        base.VisitDefaultValue(operation);
    }

    public override void VisitMethodReference(IMethodReferenceOperation operation)
    {
        _given.Note(operation.Method, operation.Syntax);
        if (operation.Method.MethodKind != MethodKind.LocalFunction && !_apis.Note(operation.Method, operation, operation.Instance, [], Origin.Declared))
            _calls.Note(operation.Method, operation.Syntax, operation.Instance, Array.Empty<IArgumentOperation>(), Origin.Declared);
        base.VisitMethodReference(operation);
    }

    public override void VisitPropertyReference(IPropertyReferenceOperation operation)
    {
        IPropertySymbol property = operation.Property;
        if (property.IsStatic)
            _given.Note(property, operation.Syntax);
        if (property.ContainingType is not null && !_apis.Note(property, operation, operation.Instance, []))
            Use(operation, property);
        base.VisitPropertyReference(operation);
    }

    private void Use(IPropertyReferenceOperation operation, IPropertySymbol property)
    {
        (bool isWritten, bool isRead) = Values.Use(operation);
        if (property.DeclaringSyntaxReferences.Length > 0 && Bodies.IsAuto(property, _cancellation))
        {
            if (property is { IsStatic: true, SetMethod: not null })
                _state.Static(property, operation);
            else if (property.IsStatic)
                _setUps.Member(property, operation.Syntax);
            if (isWritten)
                _state.Written(operation);
            if (property.GetMethod is not { } open || !Overrides.IsOpen(open))
                return;
        }

        if (property is { IsStatic: true, SetMethod: not null, DeclaringSyntaxReferences.IsEmpty: true } && AssemblyFacts.IsUsers(property.ContainingAssembly))
        {
            _state.Static(property, operation);
            return;
        }

        if (isWritten && property is { IsIndexer: true, DeclaringSyntaxReferences.IsEmpty: true } && operation.Instance is { } list && StaticState.IsCollection(property.ContainingType))
            _state.Content(list);
        else if (isWritten && property.DeclaringSyntaxReferences.IsEmpty)
            _state.Written(operation);
        if (isRead && property.GetMethod is { } getter)
            _calls.Note(getter, operation.Syntax, operation.Instance, operation.Arguments);
        if (isWritten && property.SetMethod is { } setter)
            _calls.Note(setter, operation.Syntax, operation.Instance, operation.Arguments, operation.Parent is IAssignmentOperation assignment ? _code.Origins.Of(assignment.Value) : Origin.Declared);
    }

    public override void VisitFieldReference(IFieldReferenceOperation operation)
    {
        IFieldSymbol field = operation.Field;
        if (field is { IsStatic: true, IsConst: false })
            _given.Note(field, operation.Syntax);
        if (field is { IsStatic: true, IsConst: false } && field.DeclaringSyntaxReferences.Length > 0)
        {
            if (!_state.Note(operation))
                _setUps.Member(field, operation.Syntax);
            _setUps.Class(field.ContainingType, operation.Syntax, field);
        }
        else if (field is { IsStatic: true, IsConst: false, IsReadOnly: false } && AssemblyFacts.IsUsers(field.ContainingAssembly))
        {
            _state.Static(field, operation);
        }

        if (!field.IsStatic && Values.Use(operation).IsWritten)
            _state.Written(operation);
        base.VisitFieldReference(operation);
    }

    public override void VisitArrayElementReference(IArrayElementReferenceOperation operation)
    {
        if (Values.Use(operation).IsWritten)
            _state.Content(operation.ArrayReference);
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
            _draft.Add(new MemberAssignment(MethodIds.Of(target.Member), _code.Origins.Of(operation.Value)));
    }
}
