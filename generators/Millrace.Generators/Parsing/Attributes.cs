using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>What attributes say, and where it is written. Places are empty for attributes read from metadata.</summary>
internal static class Attributes
{
    /// <summary>The value of a named argument; null where it is not given.</summary>
    public static TypedConstant? Named(this AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value;
        }

        return null;
    }

    /// <summary>The text of a positional argument; null where it is absent or null.</summary>
    public static string? Text(this AttributeData attribute, int position) =>
        position < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[position] is { Kind: not TypedConstantKind.Array, Value: string text } ? text : null;

    /// <summary>The texts of a named argument that takes a list, each with its place.</summary>
    public static IEnumerable<Named> Texts(this AttributeData attribute, string name, CancellationToken cancellation)
    {
        if (attribute.Named(name) is not { Kind: TypedConstantKind.Array, IsNull: false } list)
            yield break;
        IReadOnlyList<SyntaxNode> items = Items(attribute.Argument(name, cancellation)?.Expression);
        LocationInfo whole = attribute.ArgumentLocation(name, cancellation);
        for (int i = 0; i < list.Values.Length; i++)
        {
            if (list.Values[i] is { Kind: not TypedConstantKind.Array, Value: string text })
                yield return new Named(text, i < items.Count ? items[i].GetLocation().ToInfo() : whole);
        }
    }

    /// <summary>Where the attribute stands, without brackets.</summary>
    public static LocationInfo Location(this AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation().ToInfo() ?? default;

    /// <summary>Where a positional argument stands; the attribute's place where it does not.</summary>
    public static LocationInfo ArgumentLocation(this AttributeData attribute, int position, CancellationToken cancellation) =>
        Arguments(attribute, cancellation).Where(each => each.NameEquals is null).ElementAtOrDefault(position)?.Expression.GetLocation().ToInfo() ?? attribute.Location(cancellation);

    /// <summary>Where the value of a named argument stands; nowhere where it is not given.</summary>
    public static LocationInfo ArgumentLocation(this AttributeData attribute, string name, CancellationToken cancellation) =>
        attribute.Argument(name, cancellation)?.Expression.GetLocation().ToInfo() ?? default;

    /// <summary>Where the type inside <c>typeof</c> of a named argument stands.</summary>
    public static LocationInfo TypeLocation(this AttributeData attribute, string name, CancellationToken cancellation) =>
        attribute.Argument(name, cancellation)?.Expression is TypeOfExpressionSyntax type ? type.Type.GetLocation().ToInfo() : attribute.ArgumentLocation(name, cancellation);

    private static AttributeArgumentSyntax? Argument(this AttributeData attribute, string name, CancellationToken cancellation) =>
        Arguments(attribute, cancellation).FirstOrDefault(each => each.NameEquals?.Name.Identifier.ValueText == name);

    private static SeparatedSyntaxList<AttributeArgumentSyntax> Arguments(AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { ArgumentList: { } list } ? list.Arguments : default;

    private static IReadOnlyList<SyntaxNode> Items(ExpressionSyntax? list) => list switch
    {
        CollectionExpressionSyntax collection when collection.Elements.All(each => each is ExpressionElementSyntax) => collection.Elements,
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        _ => [],
    };
}
