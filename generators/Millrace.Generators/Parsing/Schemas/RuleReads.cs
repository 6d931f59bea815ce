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
        _members.Add(name);
        foreach (ISymbol member in own)
        {
            foreach (string read in MemberReads.Of(member, cancellation))
                _members.Add(s_whole.Contains(read) ? ColumnDeclaration.WholeRow : read);
        }
    }
}
