using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Notes what runs so that objects and classes are there: initialisers, constructors of bases, and static constructors.</summary>
/// <param name="code">The method.</param>
/// <param name="draft">What is found.</param>
/// <param name="program">The program.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class SetUps(MethodCode code, SummaryDraft draft, PurityProgram program, CancellationToken cancellation)
{
    /// <summary>Notes what a constructor runs besides its own body.</summary>
    public void Object(IMethodSymbol constructor)
    {
        if (code.Node is ConstructorDeclarationSyntax { Initializer.ThisOrBaseKeyword.RawKind: (int)SyntaxKind.ThisKeyword })
            return;
        INamedTypeSymbol type = constructor.ContainingType;
        foreach (ISymbol member in type.GetMembers())
        {
            // The default of a parameter is a value like any other: it is part of the key.
            if (member is IFieldSymbol or IPropertySymbol && member is { IsStatic: false, IsImplicitlyDeclared: false } && member.Find("ParameterAttribute") is null)
                Member(member, code.Node);
        }

        bool isExplicit = code.Node is ConstructorDeclarationSyntax { Initializer: not null } or TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax, ..] };
        if (!isExplicit && type.BaseType?.InstanceConstructors.FirstOrDefault(static each => each.Parameters.IsEmpty) is { } parent && program.Note(parent) is string id)
            draft.Call(id, Origin.Receiver, true, code.Node, parent);
    }

    /// <summary>Notes that a class sets itself up when its members are first used.</summary>
    public void Class(INamedTypeSymbol type, SyntaxNode syntax, ISymbol member)
    {
        if (type.StaticConstructors is [{ IsImplicitlyDeclared: false } setUp] && !SymbolEqualityComparer.Default.Equals(type, code.Symbol.ContainingType) && program.Note(setUp) is string id)
            draft.Call(id, Origin.None, false, syntax, member);
    }

    /// <summary>Notes that a field or property is initialised.</summary>
    public void Member(ISymbol member, SyntaxNode syntax)
    {
        if (Bodies.Of(member, cancellation) is { } node && Bodies.Initializer(node) is not null && program.Note(member, isInitializer: true) is string id)
            draft.Call(id, Origin.Receiver, true, syntax, member);
    }
}
