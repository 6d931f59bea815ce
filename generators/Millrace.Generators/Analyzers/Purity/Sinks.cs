using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// Says where a value of one method goes. What only logs and errors tell reaches no result, and what only makes a path that is warned of is no
/// mistake of its own.
/// </summary>
/// <param name="body">The method's code.</param>
/// <param name="origins">Where its values come from.</param>
internal sealed class Sinks(IReadOnlyList<IOperation> body, Origins origins)
{
    private const int LongestWay = 8;

    /// <summary>Whether a value goes nowhere else.</summary>
    public bool AreHarmless(IOperation value) => Goes(value, 0);

    private bool Goes(IOperation value, int way)
    {
        if (way > LongestWay)
            return false;
        for (IOperation child = value; child.Parent is { } parent; child = parent)
        {
            switch (parent)
            {
                case IThrowOperation:
                    return true;
                case IArgumentOperation { Parent: IInvocationOperation call } argument:
                    if (Determinism.IsObserver(call) || IsPath(call.TargetMethod, argument))
                        return true;
                    if (!PassesOn(call.TargetMethod))
                        return false;
                    break;
                case IArgumentOperation { Parent: IObjectCreationOperation { Constructor: { } constructor } } argument:
                    if (IsPath(constructor, argument))
                        return true;
                    if (!PassesOn(constructor))
                        return false;
                    break;
                case IInvocationOperation call when call.Instance == child:
                    if (IsPath(call.TargetMethod, child))
                        return true;
                    if (!PassesOn(call.TargetMethod))
                        return false;
                    break;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return Goes(declarator.Symbol, way);
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local, Parent: IExpressionStatementOperation }:
                    return Goes(local.Local, way);
                case IConditionalOperation choice when choice.Condition == child:
                    return false;
                case IPropertyReferenceOperation or IFieldReferenceOperation or IInvocationOperation or IObjectCreationOperation or IArgumentOperation:
                case IBinaryOperation or IUnaryOperation or IIncrementOrDecrementOperation or IConversionOperation or IConditionalOperation { Type: not null } or ICoalesceOperation or IConditionalAccessOperation:
                case IInterpolatedStringOperation or IInterpolatedStringContentOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation or IImplicitIndexerReferenceOperation:
                    break;
                default:
                    return false;
            }

            if (parent is IBinaryOperation or IInterpolatedStringOperation or IInvocationOperation && origins.IsScratch(parent))
                return true;
        }

        return false;
    }

    /// <summary>Whether all uses of a local are harmless.</summary>
    private bool Goes(ILocalSymbol local, int way) => body
        .SelectMany(static each => each.DescendantsAndSelf())
        .OfType<ILocalReferenceOperation>()
        .Where(each => SymbolEqualityComparer.Default.Equals(each.Local, local) && Values.Use(each).IsRead)
        .All(each => origins.IsScratch(each) || Goes(each, way + 1));

    /// <summary>Whether a call does nothing with what it is given except to yield something made of it.</summary>
    private static bool PassesOn(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.IsEmpty && (method.MethodKind == MethodKind.Constructor || !method.ReturnsVoid) && method.ContainingType.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>Whether a value makes a path, here or as the object that a file is, of which a warning speaks.</summary>
    private bool IsPath(IMethodSymbol method, IOperation use) => ImpureMembers.Find(method).Any(api => api.Path switch
    {
        ApiPath.First => use is IArgumentOperation { Parameter: { Ordinal: 0, Type.SpecialType: SpecialType.System_String } } path && !origins.Of(path.Value).IsDeclared,
        ApiPath.Second => use is IArgumentOperation { Parameter: { Ordinal: 1, Type.SpecialType: SpecialType.System_String } } path && !origins.Of(path.Value).IsDeclared,
        ApiPath.Receiver => use is not IArgumentOperation && !origins.Of(use).IsDeclared,
        _ => false,
    });
}
