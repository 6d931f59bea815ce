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
        position < attribute.ConstructorArguments.Length
        && attribute.ConstructorArguments[position] is { Kind: not TypedConstantKind.Array, Value: string text } ? text : null;

    /// <summary>The text of a named argument, with its place; null where it is not given, or where C# rejects it.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="name">The argument.</param>
    /// <param name="program">Tells whether a <c>nameof</c> binds; null where that does not matter.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static Named? NamedText(this AttributeData attribute, string name, Compilation? program, CancellationToken cancellation) =>
        attribute.Named(name) is { Kind: not TypedConstantKind.Array, Value: string text }
            ? Written(text, attribute.Argument(name, cancellation)?.Expression, program)
            : null;

    /// <summary>The texts of a named argument that takes a list, each with its place.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="name">The argument.</param>
    /// <param name="program">Tells whether a <c>nameof</c> binds; null where that does not matter.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static IEnumerable<Named> Texts(this AttributeData attribute, string name, Compilation? program, CancellationToken cancellation)
    {
        if (attribute.Named(name) is not { Kind: TypedConstantKind.Array, IsNull: false } list)
            yield break;
        ExpressionSyntax? whole = attribute.Argument(name, cancellation)?.Expression;
        ExpressionSyntax[] items = Items(whole);
        for (int i = 0; i < list.Values.Length; i++)
        {
            if (list.Values[i] is { Kind: not TypedConstantKind.Array, Value: string text })
                yield return Written(text, i < items.Length ? items[i] : whole, program);
        }
    }

    /// <summary>The texts of the positional arguments, of which the last may be a list, each with its place; null is the empty text.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="program">Tells whether a <c>nameof</c> binds; null where that does not matter.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static IEnumerable<Named> Texts(this AttributeData attribute, Compilation? program, CancellationToken cancellation)
    {
        for (int i = 0; i < attribute.ConstructorArguments.Length; i++)
        {
            TypedConstant argument = attribute.ConstructorArguments[i];
            if (argument is { Kind: TypedConstantKind.Array, IsNull: false } list)
            {
                ExpressionSyntax? first = Positional(attribute, i, cancellation);
                ExpressionSyntax[] items = Items(first);
                for (int item = 0; item < list.Values.Length; item++)
                {
                    ExpressionSyntax? written = items.Length > 0 ? items.ElementAtOrDefault(item) : Positional(attribute, i + item, cancellation);
                    if (list.Values[item].Kind != TypedConstantKind.Error)
                        yield return Written(list.Values[item].Value as string ?? "", written ?? first, program);
                }
            }
            else if (argument.Kind == TypedConstantKind.Primitive)
            {
                yield return Written(argument.Value as string ?? "", Positional(attribute, i, cancellation), program);
            }
        }
    }

    /// <summary>Whether this is the part of a type that the attribute is written on.</summary>
    public static bool StandsOn(this AttributeData attribute, SyntaxNode declaration) =>
        attribute.ApplicationSyntaxReference is { } place && place.SyntaxTree == declaration.SyntaxTree && declaration.Span.Contains(place.Span);

    /// <summary>Where the attribute stands, without brackets.</summary>
    public static LocationInfo Location(this AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation().ToInfo() ?? default;

    /// <summary>Where a positional argument stands; the attribute's place where it does not.</summary>
    public static LocationInfo ArgumentLocation(this AttributeData attribute, int position, CancellationToken cancellation) =>
        Positional(attribute, position, cancellation)?.GetLocation().ToInfo() ?? attribute.Location(cancellation);

    /// <summary>Where the value of a named argument stands; nowhere where it is not given.</summary>
    public static LocationInfo ArgumentLocation(this AttributeData attribute, string name, CancellationToken cancellation) =>
        attribute.Argument(name, cancellation)?.Expression.GetLocation().ToInfo() ?? default;

    /// <summary>Where the type inside <c>typeof</c> of a named argument stands.</summary>
    public static LocationInfo TypeLocation(this AttributeData attribute, string name, CancellationToken cancellation) =>
        attribute.Argument(name, cancellation)?.Expression is TypeOfExpressionSyntax type
            ? type.Type.GetLocation().ToInfo()
            : attribute.ArgumentLocation(name, cancellation);

    /// <summary>Where the type inside an item's <c>typeof</c> stands, of the last positional argument, which takes any number.</summary>
    public static LocationInfo TypeLocation(this AttributeData attribute, int position, int item, CancellationToken cancellation)
    {
        ExpressionSyntax? first = Positional(attribute, position, cancellation);
        ExpressionSyntax? written = Items(first) is { Length: > 0 } items ? items.ElementAtOrDefault(item) : Positional(attribute, position + item, cancellation);
        return (written is TypeOfExpressionSyntax type ? type.Type : written ?? first)?.GetLocation().ToInfo() ?? attribute.Location(cancellation);
    }

    /// <summary>Where the type argument of a generic attribute stands; the attribute's place where it has none.</summary>
    public static LocationInfo TypeArgumentLocation(this AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation)?.DescendantNodes().OfType<TypeArgumentListSyntax>().FirstOrDefault()?.Arguments.FirstOrDefault()?.GetLocation().ToInfo()
        ?? attribute.Location(cancellation);

    /// <summary>Whether a positional argument is written as <c>nameof</c>, of which C# complains where there is no such thing.</summary>
    public static bool IsNameOf(this AttributeData attribute, int position, CancellationToken cancellation) =>
        Positional(attribute, position, cancellation) is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };

    /// <summary>The expression of a positional argument, which may be written with its name at another place.</summary>
    private static ExpressionSyntax? Positional(AttributeData attribute, int position, CancellationToken cancellation)
    {
        AttributeArgumentSyntax[] written = [.. Arguments(attribute, cancellation).Where(static each => each.NameEquals is null)];
        string? name = attribute.AttributeConstructor?.Parameters.ElementAtOrDefault(position)?.Name;
        return (written.FirstOrDefault(each => name is not null && each.NameColon?.Name.Identifier.ValueText == name) ?? written.ElementAtOrDefault(position))?.Expression;
    }

    private static AttributeArgumentSyntax? Argument(this AttributeData attribute, string name, CancellationToken cancellation) =>
        Arguments(attribute, cancellation).FirstOrDefault(each => each.NameEquals?.Name.Identifier.ValueText == name);

    private static SeparatedSyntaxList<AttributeArgumentSyntax> Arguments(AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { ArgumentList: { } list } ? list.Arguments : default;

    private static Named Written(string text, ExpressionSyntax? expression, Compilation? program) =>
        new(text, expression?.GetLocation().ToInfo() ?? default, IsUnbound: program is not null && IsUnbound(expression, program));

    /// <summary>Whether the expression is a <c>nameof</c> of what does not exist, perhaps because it is generated.</summary>
    private static bool IsUnbound(ExpressionSyntax? expression, Compilation program) =>
        expression is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: [{ Expression: { } argument }] }
        && program.Semantics(argument.SyntaxTree).GetSymbolInfo(argument) is { Symbol: null, CandidateSymbols.IsEmpty: true };

    private static ExpressionSyntax[] Items(ExpressionSyntax? list) => list switch
    {
        CollectionExpressionSyntax collection when collection.Elements.All(each => each is ExpressionElementSyntax) =>
            [.. collection.Elements.Cast<ExpressionElementSyntax>().Select(each => each.Expression)],
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        ImplicitArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        _ => [],
    };
}
