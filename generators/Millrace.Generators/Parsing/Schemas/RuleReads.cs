using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// Which members of the row a rule reads. The rule is called with a row that holds those columns alone, so whatever cannot be told for certain counts as
/// reading the whole row: other than <see cref="RowReads"/>, which follows the row further and may miss what is far away.
/// </summary>
/// <param name="schema">The row's type.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class RuleReads(INamedTypeSymbol schema, CancellationToken cancellation)
{
    /// <summary>Members that every struct has, or that C# writes for records, and which read all of it.</summary>
    private static readonly HashSet<string> s_whole = new(["ToString", "GetHashCode", "Equals", "PrintMembers", "Deconstruct", "GetType"], StringComparer.Ordinal);

    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);

    /// <summary>The members; <see cref="ColumnDeclaration.WholeRow"/> stands for all.</summary>
    public IReadOnlyCollection<string> Members => _members;

    /// <summary>Names after the row that are no members the user wrote.</summary>
    public IReadOnlyCollection<string> Unknown => _unknown;

    public void Read(MethodDeclarationSyntax rule)
    {
        string row = rule.ParameterList.Parameters[0].Identifier.ValueText;
        foreach (IdentifierNameSyntax name in rule.DescendantNodes().OfType<IdentifierNameSyntax>().Where(each => each.Identifier.ValueText == row))
        {
            cancellation.ThrowIfCancellationRequested();
            switch (name.Parent)
            {
                case MemberAccessExpressionSyntax access when access.Expression == name:
                    ReadMember(access.Name.Identifier.ValueText);
                    break;
                case MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or ParameterSyntax:
                    // The name of something else.
                    break;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } }:
                    break;
                default:
                    _members.Add(ColumnDeclaration.WholeRow);
                    break;
            }
        }
    }

    private void ReadMember(string name)
    {
        if (s_whole.Contains(name))
        {
            _members.Add(ColumnDeclaration.WholeRow);
            return;
        }

        ISymbol[] own = [.. schema.GetMembers(name).Where(static each => !each.IsImplicitlyDeclared)];
        if (own.Length == 0)
            _unknown.Add(name);
        Add(name);
        foreach (string read in own.SelectMany(each => MemberReads.Of(each, cancellation)))
            Add(read);
    }

    private void Add(string name) => _members.Add(s_whole.Contains(name) || schema.GetMembers(name).Any(IsKept) ? ColumnDeclaration.WholeRow : name);

    /// <summary>Whether a member keeps a value and is no column: it has what the row is initialised with.</summary>
    private bool IsKept(ISymbol member) => !member.IsStatic && member switch
    {
        IFieldSymbol => true,
        IPropertySymbol => member.Find("ColumnAttribute") is null
            && schema.GetMembers().OfType<IFieldSymbol>().Any(each => SymbolEqualityComparer.Default.Equals(each.AssociatedSymbol, member)),
        _ => false,
    };
}
