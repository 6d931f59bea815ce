using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>A tuple of values.</summary>
internal sealed record TupleValue(ImmutableArray<(string Name, WiringValue Value)> Elements) : WiringValue
{
    /// <summary>The name of an element as it is written, or as C# takes it from the variable or the member that stands there; empty where there is none.</summary>
    public static string NameOf(ArgumentSyntax element) => element switch
    {
        { NameColon.Name: var given } => given.Identifier.ValueText,
        { Expression: IdentifierNameSyntax variable } => variable.Identifier.ValueText,
        { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax member } } => member.Identifier.ValueText,
        _ => "",
    };

    /// <summary>An element by its name or its position, such as <c>Item1</c>; null where there is none.</summary>
    public WiringValue? Element(string name)
    {
        for (int i = 0; i < Elements.Length; i++)
        {
            if (Elements[i].Name == name || name == $"Item{i + 1}")
                return Elements[i].Value;
        }

        return null;
    }
}
