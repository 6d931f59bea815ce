using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Notes the types that are given to generic methods and types, which call their static members and constructors without naming them.</summary>
/// <param name="draft">What is found.</param>
/// <param name="program">The program.</param>
/// <param name="setUps">What runs before members of other classes.</param>
internal sealed class GivenTypes(SummaryDraft draft, PurityProgram program, SetUps setUps)
{
    /// <summary>Notes what a member that is used is given, and what the types around it are.</summary>
    public void Note(ISymbol member, SyntaxNode syntax)
    {
        if (member is IMethodSymbol { IsGenericMethod: true } method)
            Note(method.TypeParameters, method.TypeArguments, syntax, member);
        Note(member.ContainingType, syntax, member);
    }

    /// <summary>Notes what a type is given, and what the types around it are.</summary>
    public void Note(INamedTypeSymbol? type, SyntaxNode syntax, ISymbol member)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.ContainingType)
            Note(each.TypeParameters, each.TypeArguments, syntax, member);
    }

    private void Note(ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> given, SyntaxNode syntax, ISymbol member)
    {
        for (int i = 0; i < given.Length; i++)
        {
            if (given[i] is not INamedTypeSymbol type)
                continue;
            Note(type, syntax, member);
            bool isMade = parameters[i].HasConstructorConstraint || member is { Name: "CreateInstance", ContainingType.Name: "Activator" };
            if (type.DeclaringSyntaxReferences.IsEmpty || (!isMade && parameters[i].ConstraintTypes.IsEmpty))
                continue;
            draft.Make(type);
            setUps.Class(type, syntax, member);
            if (isMade && type.InstanceConstructors.FirstOrDefault(static each => each.Parameters.IsEmpty) is { } constructor && program.Note(constructor) is string id)
                draft.Call(id, Origin.None, false, syntax, member);
        }
    }
}
