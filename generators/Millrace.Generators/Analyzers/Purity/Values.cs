using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Millrace.Generators;

/// <summary>Small questions about operations.</summary>
internal static class Values
{
    /// <summary>What is converted, where an operation converts.</summary>
    public static IOperation Plain(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
            operation = conversion.Operand;
        return operation;
    }

    /// <summary>Whether an operation is the object that the method is called on.</summary>
    public static bool IsThis(IOperation? operation) => operation is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    /// <summary>Whether an operation is <c>base</c>, whose methods are called as they are.</summary>
    public static bool IsBase(IOperation? operation) => operation?.Syntax is BaseExpressionSyntax;

    /// <summary>What stands before the <c>?.</c> that an operation stands behind.</summary>
    public static IOperation? Conditional(IConditionalAccessInstanceOperation operation)
    {
        IOperation child = operation;
        for (IOperation? each = operation.Parent; each is not null; child = each, each = each.Parent)
        {
            if (each is IConditionalAccessOperation access && access.WhenNotNull == child)
                return access.Operation;
        }

        return null;
    }

    /// <summary>Whether a field or property is written, and whether it is read.</summary>
    public static (bool IsWritten, bool IsRead) Use(IOperation operation)
    {
        switch (operation.Parent)
        {
            case IAssignmentOperation assignment when assignment.Target == operation:
                return (true, assignment is not ISimpleAssignmentOperation);
            case IIncrementOrDecrementOperation:
                return (true, true);
            case IArgumentOperation { Parameter.RefKind: RefKind.Out }:
                return (true, false);
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref }:
                return (true, true);
            case ITupleOperation tuple:
                IOperation outer = tuple;
                while (outer.Parent is ITupleOperation parent)
                    outer = parent;
                return outer.Parent is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == outer ? (true, false) : (false, true);
            default:
                return (false, true);
        }
    }
}
