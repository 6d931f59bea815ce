using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Millrace.Generators;

/// <summary>Finds calls that C# makes without their being written.</summary>
/// <param name="model">The file's semantics.</param>
internal sealed class HiddenCalls(SemanticModel model)
{
    public IEnumerable<HiddenCall> Of(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorMethod: { } method } binary => [new(method, binary.Syntax, null, binary.LeftOperand, binary.RightOperand)],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } text => Texts(text.LeftOperand, text.RightOperand),
        ITupleBinaryOperation both => Elements(both, Values.Plain(both.LeftOperand).Type, Values.Plain(both.RightOperand).Type),
        IUnaryOperation { OperatorMethod: { } method } unary => [new(method, unary.Syntax, null, unary.Operand)],
        IIncrementOrDecrementOperation { OperatorMethod: { } method } step => [new(method, step.Syntax, null, step.Target)],
        ICompoundAssignmentOperation compound => Compound(compound),
        IConversionOperation { OperatorMethod: { } method } conversion => [new(method, conversion.Syntax, null, conversion.Operand)],
        IInterpolationOperation { Expression: var value } => Texts(value),
        IInvocationOperation { TargetMethod.Name: "AppendFormatted", IsImplicit: true, Arguments: [{ Value: var value }, ..] } => Texts(value),
        IAwaitOperation { Syntax: AwaitExpressionSyntax syntax } wait => Waiting(wait, model.GetAwaitExpressionInfo(syntax)),
        IForEachLoopOperation { Syntax: CommonForEachStatementSyntax syntax } loop => Loop(loop, syntax),
        IUsingOperation { Resources: IVariableDeclarationGroupOperation group } statement => Disposals(group, statement.IsAsynchronous),
        IUsingOperation { Resources: { } resource } statement => Disposal(resource.Type, resource, statement.IsAsynchronous),
        IUsingDeclarationOperation declaration => Disposals(declaration.DeclarationGroup, declaration.IsAsynchronous),
        IDeconstructionAssignmentOperation { Syntax: AssignmentExpressionSyntax syntax } assignment => Deconstructions(model.GetDeconstructionInfo(syntax), assignment.Value.Syntax, assignment.Value),
        IRecursivePatternOperation { DeconstructSymbol: IMethodSymbol method } pattern => [new(method, pattern.Syntax, null)],
        IListPatternOperation pattern => Getters(pattern.Syntax, null, pattern.LengthSymbol, pattern.IndexerSymbol),
        IImplicitIndexerReferenceOperation index => Getters(index.Syntax, index.Instance, index.LengthSymbol, index.IndexerSymbol),
        ICollectionExpressionOperation { Type: INamedTypeSymbol type } list => Collection(list, type),
        IWithOperation { Type: INamedTypeSymbol type } copy => Copy(copy, type),
        _ => [],
    };

    private static IEnumerable<HiddenCall> Compound(ICompoundAssignmentOperation compound)
    {
        if (compound.OperatorMethod is { } method)
            yield return new(method, compound.Syntax, null, compound.Target, compound.Value);
        else if (compound is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String })
        {
            foreach (HiddenCall call in Texts(compound.Value))
                yield return call;
        }

        foreach (IMethodSymbol conversion in new[] { compound.InConversion.MethodSymbol, compound.OutConversion.MethodSymbol }.OfType<IMethodSymbol>())
            yield return new(conversion, compound.Syntax, null, compound.Target, compound.Value);
    }

    /// <summary>The operators that compare two tuples' elements.</summary>
    private static IEnumerable<HiddenCall> Elements(ITupleBinaryOperation both, ITypeSymbol? left, ITypeSymbol? right)
    {
        if (left is INamedTypeSymbol { IsTupleType: true } one && right is INamedTypeSymbol { IsTupleType: true } other)
            return one.TupleElements.Zip(other.TupleElements, (a, b) => Elements(both, a.Type, b.Type)).SelectMany(static each => each);
        string name = both.OperatorKind == BinaryOperatorKind.Equals ? WellKnownMemberNames.EqualityOperatorName : WellKnownMemberNames.InequalityOperatorName;
        return new[] { left, right }
            .Distinct<ITypeSymbol?>(SymbolEqualityComparer.Default)
            .SelectMany(each => each?.GetMembers(name).OfType<IMethodSymbol>().Where(static method => method.Parameters.Length == 2) ?? [])
            .Where(each => SymbolEqualityComparer.Default.Equals(each.Parameters[0].Type, left) && SymbolEqualityComparer.Default.Equals(each.Parameters[1].Type, right))
            .Select(each => new HiddenCall(each, both.Syntax, null, both.LeftOperand, both.RightOperand));
    }

    private static IEnumerable<HiddenCall> Waiting(IAwaitOperation wait, AwaitExpressionInfo info)
    {
        if (info.GetAwaiterMethod is { } start)
            yield return start.IsStatic ? new(start, wait.Operation.Syntax, null, wait.Operation) : new(start, wait.Operation.Syntax, wait.Operation);
        foreach (IMethodSymbol method in new[] { info.IsCompletedProperty?.GetMethod, info.GetResultMethod }.OfType<IMethodSymbol>())
            yield return new(method, wait.Operation.Syntax, wait.Operation);
    }

    /// <summary>What a value in a text is asked for.</summary>
    private static IEnumerable<HiddenCall> Texts(params IOperation[] values)
    {
        foreach (IOperation value in values.Select(Values.Plain))
        {
            if (value.Type is INamedTypeSymbol { SpecialType: SpecialType.None } type && Texting(type) is { } method)
                yield return new(method, value.Syntax, value);
        }
    }

    private static IMethodSymbol? Texting(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            return null;
        int count = type.AllInterfaces.Any(static each => each.Is("System.IFormattable")) ? 2 : 0;
        for (INamedTypeSymbol? each = type; each is not null && each.SpecialType != SpecialType.System_Object; each = each.BaseType)
        {
            if (each.GetMembers("ToString").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == count && !method.IsStatic) is { } found)
                return found;
        }

        return null;
    }

    private IEnumerable<HiddenCall> Loop(IForEachLoopOperation loop, CommonForEachStatementSyntax syntax)
    {
        ForEachStatementInfo info = model.GetForEachStatementInfo(syntax);
        foreach (IMethodSymbol method in new[] { info.GetEnumeratorMethod, info.MoveNextMethod, info.CurrentProperty?.GetMethod, info.DisposeMethod, info.ElementConversion.MethodSymbol }.OfType<IMethodSymbol>())
            yield return new(method, syntax.Expression, loop.Collection);
        if (syntax is ForEachVariableStatementSyntax parts)
        {
            foreach (HiddenCall call in Deconstructions(model.GetDeconstructionInfo(parts), syntax.Expression, loop.Collection))
                yield return call;
        }
    }

    private static IEnumerable<HiddenCall> Deconstructions(DeconstructionInfo info, SyntaxNode syntax, IOperation value)
    {
        if (info.Method is { } method)
            yield return method.IsStatic ? new(method, syntax, null, value) : new(method, syntax, value);
        foreach (HiddenCall call in info.Nested.SelectMany(nested => Deconstructions(nested, syntax, value)))
            yield return call;
    }

    private static IEnumerable<HiddenCall> Disposals(IVariableDeclarationGroupOperation group, bool isAsync) => group.Declarations
        .SelectMany(static each => each.Declarators)
        .SelectMany(each => (each.Initializer ?? (each.Parent as IVariableDeclarationOperation)?.Initializer) is { Value: var value } ? Disposal(each.Symbol.Type, value, isAsync) : []);

    private static IEnumerable<HiddenCall> Disposal(ITypeSymbol? type, IOperation value, bool isAsync)
    {
        string name = isAsync ? "DisposeAsync" : "Dispose";
        ISymbol? method = null;
        for (ITypeSymbol? each = type; each is not null && method is null; each = each.BaseType)
            method = each.GetMembers(name).FirstOrDefault(static member => member is IMethodSymbol { Parameters.IsEmpty: true });
        if (method is null && type?.AllInterfaces.FirstOrDefault(each => each.Is(isAsync ? "System.IAsyncDisposable" : "System.IDisposable"))?.GetMembers(name).FirstOrDefault() is { } member)
            method = type.FindImplementationForInterfaceMember(member) ?? member;
        return method is IMethodSymbol found ? [new(found, Values.Plain(value).Syntax, value)] : [];
    }

    private static IEnumerable<HiddenCall> Getters(SyntaxNode syntax, IOperation? instance, params ISymbol?[] members) => members
        .Select(static each => each is IPropertySymbol property ? property.GetMethod : each as IMethodSymbol)
        .OfType<IMethodSymbol>()
        .Select(method => new HiddenCall(method, syntax, instance));

    private static IEnumerable<HiddenCall> Collection(ICollectionExpressionOperation list, INamedTypeSymbol type)
    {
        if (list.ConstructMethod is not { } construct || type.DeclaringSyntaxReferences.IsEmpty)
            yield break;
        yield return new(construct, list.Syntax, null);
        if (construct.MethodKind == MethodKind.Constructor && list.Elements.Length > 0 && type.GetMembers("Add").OfType<IMethodSymbol>().FirstOrDefault(static each => each.Parameters.Length == 1) is { } add)
            yield return new(add, list.Syntax, list, list.Elements[0]);
    }

    private static IEnumerable<HiddenCall> Copy(IWithOperation copy, INamedTypeSymbol type) => type.InstanceConstructors
        .Where(each => !each.IsImplicitlyDeclared && each.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(each.Parameters[0].Type, type) && type.IsRecord)
        .Select(each => new HiddenCall(each, copy.Syntax, null, copy.Operand));
}
