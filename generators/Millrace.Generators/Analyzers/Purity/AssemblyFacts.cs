using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>What a compiled library says of its methods and types: <c>[assembly: MethodFact(…)]</c> and its like, written when it was compiled.</summary>
internal sealed class AssemblyFacts
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, AssemblyFacts> s_assemblies = new();

    private readonly Dictionary<string, List<PurityFact>> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _code = new(StringComparer.Ordinal);
    private readonly bool _isUsers;

    private AssemblyFacts(IAssemblySymbol assembly)
    {
        _isUsers = assembly.Name != "Millrace" && !assembly.Name.StartsWith("Millrace.", StringComparison.Ordinal)
            && assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static each => each.Name == "Millrace.Abstractions"));
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass.IsMillrace("CompiledCodeAttribute") && attribute.ConstructorArguments is [{ Value: string type }, { Value: string hash }])
                _code[type] = hash;
            if (!attribute.AttributeClass.IsMillrace("MethodFactAttribute") || attribute.ConstructorArguments is not [{ Value: string method }, { Value: int kind }, { Value: string cause }])
                continue;
            if (!_facts.TryGetValue(method, out List<PurityFact>? facts))
                _facts.Add(method, facts = []);
            facts.Add(new PurityFact((Impurity)kind, cause, attribute.Named("IsConditional") is { Value: true }, From(attribute)));
        }
    }

    /// <summary>Whether an assembly is a library that was written with Millrace, whose static members are known to be state.</summary>
    public static bool IsUsers(IAssemblySymbol? assembly) => assembly is not null && Of(assembly)._isUsers;

    /// <summary>Whether anything is said.</summary>
    public bool Any => _facts.Count > 0;

    public static AssemblyFacts Of(IAssemblySymbol assembly) => s_assemblies.GetValue(assembly, static each => new AssemblyFacts(each));

    /// <summary>The hash of a type that features can be computed by; null where nothing is said of it.</summary>
    public string? CodeOf(string id) => _code.TryGetValue(id, out string? hash) ? hash : null;

    /// <summary>The facts about a method as a summary; null where nothing is said of it.</summary>
    public MethodSummary? Find(string id, ISymbol method) => _facts.TryGetValue(MethodIds.Documentation(id), out List<PurityFact>? facts)
        ? new MethodSummary(id, MemberNames.Of(method), facts.ToEquatableArray(), default, default)
        : null;

    private static Origin From(AttributeData attribute)
    {
        Origin from = attribute.Named("Receiver") is { Value: true } ? Origin.Receiver : Origin.None;
        if (attribute.Named("Parameters") is { Kind: TypedConstantKind.Array, IsNull: false } parameters)
        {
            foreach (TypedConstant parameter in parameters.Values)
                from |= parameter.Value is int ordinal and >= 0 ? Origin.Parameter(ordinal) : Origin.Declared;
        }

        return from;
    }
}
