using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Notes which impure members of .NET a method uses.</summary>
/// <param name="code">The method.</param>
/// <param name="draft">What is found.</param>
internal sealed class ApiUses(MethodCode code, SummaryDraft draft)
{
    /// <summary>Notes what a member does.</summary>
    /// <param name="member">The member.</param>
    /// <param name="operation">Its use.</param>
    /// <param name="instance">What it is used on.</param>
    /// <param name="arguments">What it is used with.</param>
    /// <param name="all">Where everything comes from that is not to be seen.</param>
    /// <returns>Whether it is one of those that are known.</returns>
    public bool Note(ISymbol member, IOperation operation, IOperation? instance, IReadOnlyCollection<IArgumentOperation> arguments, Origin? all = null)
    {
        IReadOnlyList<ImpureApi> found = ImpureMembers.Find(member);
        foreach (ImpureApi api in found)
            Note(api, member, operation, instance, arguments, all);
        return found.Count > 0;
    }

    private void Note(ImpureApi api, ISymbol member, IOperation operation, IOperation? instance, IReadOnlyCollection<IArgumentOperation> arguments, Origin? all)
    {
        if (api.Kind == Impurity.Randomness && member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: > 0 })
            return;
        if (api.Path == ApiPath.None && !api.IsScratch && code.Origins.IsHarmless(operation))
            return;
        Impurity kind = api.Kind;
        Origin from = Origin.None;
        if (api.Path is ApiPath.First or ApiPath.Second)
        {
            int ordinal = api.Path == ApiPath.First ? 0 : 1;
            if (arguments.FirstOrDefault(each => each.Parameter?.Ordinal == ordinal) is not { Parameter.Type.SpecialType: SpecialType.System_String } path)
                return;
            from = code.Origins.Of(path.Value);
            if (kind == Impurity.FileRead && arguments.Any(static each => each.Value is { ConstantValue: { HasValue: true, Value: 1 or 2 or 6 }, Type.Name: "FileMode" }))
                kind = Impurity.FileWrite;
        }
        else if (api.Path == ApiPath.Receiver)
        {
            from = instance is null ? all ?? Origin.Declared : code.Origins.Of(instance);
        }

        if (!from.IsDeclared)
            draft.Fact(kind, MemberNames.Of(member), api.Path != ApiPath.None, from, operation.Syntax, member);
    }
}
