using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// Says where values of one method come from, whatever way they take through locals. Where that cannot be told, a value has the benefit of the
/// doubt.
/// </summary>
internal sealed class Origins
{
    private const int LongestWay = 8;

    private readonly IMethodSymbol? _method;
    private readonly Dictionary<ISymbol, List<IOperation>> _sources = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Origin> _known = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IOperation, Origin> _warned = [];
    private readonly Sinks _sinks;

    /// <summary>Reads the assignments of a body.</summary>
    /// <param name="method">The method; null for an initialiser.</param>
    /// <param name="body">Its code.</param>
    public Origins(IMethodSymbol? method, IReadOnlyList<IOperation> body)
    {
        _method = method;
        _sinks = new Sinks(body, this);
        foreach (IOperation operation in body.SelectMany(static each => each.DescendantsAndSelf()))
            Collect(operation);
    }

    public Origin Of(IOperation? operation) => operation switch
    {
        null or ILiteralOperation or INameOfOperation or ITypeOfOperation or IDefaultValueOperation => Origin.None,
        { ConstantValue.HasValue: true } => Origin.None,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => Origin.Receiver,
        IInstanceReferenceOperation => Origin.None,
        IParameterReferenceOperation parameter => Of(parameter.Parameter),
        ILocalReferenceOperation local => Of(local.Local),
        IMemberReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }, Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } own =>
            Origin.Member(MethodIds.Of(own.Member)),
        IInvocationOperation { TargetMethod: var method } when IsWarned(method) => Warned(operation, method),
        IPropertyReferenceOperation { Property: var property } when IsWarned(property) => Warned(operation, property),
        IConditionalAccessInstanceOperation access => Of(Values.Conditional(access)),
        IAnonymousFunctionOperation or IDelegateCreationOperation or IMethodReferenceOperation or IInvalidOperation => Origin.Declared,
        _ => Children(operation),
    };

    /// <summary>The object itself, where it was made in this method and stands in one local only; the operation otherwise.</summary>
    public IOperation Exact(IOperation operation)
    {
        operation = Values.Plain(operation);
        return operation is ILocalReferenceOperation local && Source(local.Local) is { } source && Values.Plain(source) is IObjectCreationOperation made ? made : operation;
    }

    /// <summary>What a local is set to, where that is one thing; null otherwise.</summary>
    public IOperation? Source(ILocalSymbol local) => _sources.TryGetValue(local, out List<IOperation>? values) && values.Count == 1 ? values[0] : null;

    /// <summary>Whether a value only makes what people are told, or a path that is warned of.</summary>
    public bool IsHarmless(IOperation value) => _sinks.AreHarmless(value);

    /// <summary>Whether a path leads into a scratch folder outside of those of the step.</summary>
    public bool IsScratch(IOperation operation, int way = 0) => way < LongestWay && operation.DescendantsAndSelf().Any(each => each switch
    {
        IInvocationOperation call => ImpureMembers.IsScratch(call.TargetMethod),
        ILocalReferenceOperation { Local: var local } => _sources.TryGetValue(local, out List<IOperation>? values) && values.Any(value => IsScratch(value, way + 1)),
        _ => false,
    });

    private static bool IsWarned(ISymbol member) => ImpureMembers.Find(member) is [{ Path: ApiPath.None }, ..];

    /// <summary>What is warned of already is not warned of again where it becomes a path; unless it is the path that is warned of.</summary>
    private Origin Warned(IOperation operation, ISymbol member)
    {
        if (ImpureMembers.IsScratch(member))
            return Origin.Declared;
        if (_warned.TryGetValue(operation, out Origin known))
            return known;
        _warned[operation] = Origin.None;
        return _warned[operation] = IsHarmless(operation) ? Origin.None : Origin.Declared;
    }

    private Origin Children(IOperation operation)
    {
        Origin origin = Origin.None;
        foreach (IOperation child in operation.ChildOperations)
            origin |= Of(child);
        return origin;
    }

    private Origin Of(ISymbol symbol)
    {
        if (_known.TryGetValue(symbol, out Origin known))
            return known;
        if (symbol is IParameterSymbol parameter && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, _method))
            return Origin.Parameter(parameter.Ordinal);
        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } })
            return Origin.Receiver;
        if (!_sources.TryGetValue(symbol, out List<IOperation>? sources))
            return Origin.Declared;

        // A value that comes from itself adds nothing; what is found on the way is kept only at the end.
        _known[symbol] = Origin.None;
        Origin origin = Origin.None;
        foreach (IOperation source in sources)
            origin |= Of(source);
        _known[symbol] = origin;
        return origin;
    }

    private void Collect(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator when (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer) is { } initializer:
                Add(declarator.Symbol, initializer.Value);
                break;
            case IAssignmentOperation assignment:
                foreach (ILocalReferenceOperation target in assignment.Target.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
                    Add(target.Local, assignment.Value);
                break;
            case IForEachLoopOperation loop:
                foreach (ILocalSymbol local in loop.Locals)
                    Add(local, loop.Collection);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                Add(declared, Matched(operation));
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } declared }:
                Add(declared, Matched(operation));
                break;
            case IListPatternOperation { DeclaredSymbol: { } declared }:
                Add(declared, Matched(operation));
                break;
            case IInvocationOperation invocation:
                Arguments(invocation, invocation.TargetMethod);
                break;
            case IAnonymousFunctionOperation function:
                Lambda(function);
                break;
            default:
                break;
        }
    }

    private void Arguments(IInvocationOperation invocation, IMethodSymbol target)
    {
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            if (argument.Parameter is not { } parameter)
                continue;
            if (target.MethodKind == MethodKind.LocalFunction)
                Add(parameter.OriginalDefinition, argument.Value);
            if (parameter.RefKind is not (RefKind.Out or RefKind.Ref))
                continue;
            foreach (ILocalReferenceOperation local in argument.Value.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
            {
                foreach (IOperation source in invocation.ChildOperations.Where(each => each != argument))
                    Add(local.Local, source);
            }
        }
    }

    /// <summary>A lambda is called with what the call that it is given to knows.</summary>
    private void Lambda(IAnonymousFunctionOperation function)
    {
        IOperation? parent = function.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
            parent = parent.Parent;
        if (parent is not IInvocationOperation invocation)
            return;
        foreach (IOperation source in invocation.ChildOperations)
        {
            if (source is IArgumentOperation { Value: IDelegateCreationOperation })
                continue;
            foreach (IParameterSymbol parameter in function.Symbol.Parameters)
                Add(parameter, source);
        }
    }

    private static IOperation? Matched(IOperation pattern)
    {
        for (IOperation? each = pattern.Parent; each is not null; each = each.Parent)
        {
            switch (each)
            {
                case IIsPatternOperation matching:
                    return matching.Value;
                case ISwitchExpressionOperation choice:
                    return choice.Value;
                case ISwitchOperation choice:
                    return choice.Value;
                default:
                    break;
            }
        }

        return null;
    }

    private void Add(ISymbol symbol, IOperation? source)
    {
        if (source is null)
            return;
        if (!_sources.TryGetValue(symbol, out List<IOperation>? sources))
            _sources.Add(symbol, sources = []);
        sources.Add(source);
    }
}
