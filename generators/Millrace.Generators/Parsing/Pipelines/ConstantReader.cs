using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>
/// Computes expressions over constants and over variables that hold constants, such as those of loops. Texts are put together as in every culture;
/// all else is computed by C# itself, with the variables' values in their places.
/// </summary>
internal sealed class ConstantReader(SemanticModel semantics, IReadOnlyDictionary<string, WiringValue> variables, CancellationToken cancellation)
{
    /// <summary>Formats may ask for as many digits as they like: "D999999999" is a gigabyte.</summary>
    private const int MostFormat = 4;

    /// <summary>The value, where it is known.</summary>
    public Optional<object?> Read(ExpressionSyntax expression)
    {
        if (semantics.GetConstantValue(expression, cancellation) is { HasValue: true } constant)
            return constant;
        return expression switch
        {
            ParenthesizedExpressionSyntax parenthesized => Read(parenthesized.Expression),
            IdentifierNameSyntax or MemberAccessExpressionSyntax when Variable(expression) is { } text => text.Value,
            InterpolatedStringExpressionSyntax interpolated => Join(interpolated.Contents.Select(Part)),
            BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) && IsText(sum) => Join([Text(sum.Left, null), Text(sum.Right, null)]),
            InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax access } => Call(access),
            _ => Compute(expression),
        };
    }

    private bool IsText(ExpressionSyntax expression) => semantics.GetTypeInfo(expression, cancellation).Type is { SpecialType: SpecialType.System_String };

    private static Optional<object?> Join(IEnumerable<string?> parts)
    {
        string?[] all = [.. parts];
        return Array.Exists(all, static each => each is null) ? default : new Optional<object?>(string.Concat(all));
    }

    private string? Part(InterpolatedStringContentSyntax content) => content switch
    {
        InterpolatedStringTextSyntax text => text.TextToken.ValueText,
        InterpolationSyntax { AlignmentClause: null } hole => Text(hole.Expression, hole.FormatClause?.FormatStringToken.ValueText),
        _ => null,
    };

    /// <summary>A value as text; null where it is not known.</summary>
    private string? Text(ExpressionSyntax expression, string? format)
    {
        if (Read(expression) is not { HasValue: true, Value: var value } || format?.Length > MostFormat)
            return null;
        if (semantics.GetTypeInfo(expression, cancellation).Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration && value is not null)
            return format is null ? Literals.Value(value, enumeration)?.Text : null;
        try
        {
            return value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : value?.ToString() ?? "";
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private Optional<object?> Call(MemberAccessExpressionSyntax access) => Text(access.Expression, null) is not string text
        ? default
        : access.Name.Identifier.ValueText switch
        {
            "ToString" => text,
            "ToLowerInvariant" => text.ToLowerInvariant(),
            "ToUpperInvariant" => text.ToUpperInvariant(),
            _ => default(Optional<object?>),
        };

    private Optional<object?> Compute(ExpressionSyntax expression)
    {
        ExpressionSyntax[] places = [.. expression.DescendantNodes().OfType<ExpressionSyntax>().Where(place => Variable(place) is not null)];
        if (places.Length == 0)
            return default;
        ExpressionSyntax replaced = expression.ReplaceNodes(places, (place, _) => SyntaxFactory.ParseExpression($"({Variable(place)!.Code})"));
        StatementSyntax statement = SyntaxFactory.ParseStatement($"var computed = unchecked({replaced.WithoutTrivia()});");
        return statement is LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: { } value }] }
            && semantics.TryGetSpeculativeSemanticModel(expression.SpanStart, statement, out SemanticModel? speculative)
                ? speculative.GetConstantValue(value, cancellation)
                : default;
    }

    /// <summary>The constant that a variable, or an element of one, holds.</summary>
    private ExpressionText? Variable(ExpressionSyntax place)
    {
        var access = place as MemberAccessExpressionSyntax;
        ExpressionSyntax name = access?.Expression ?? place;
        if (name is not IdentifierNameSyntax identifier || !variables.TryGetValue(identifier.Identifier.ValueText, out WiringValue? value))
            return null;
        if (access is not null)
            value = (value as TupleValue)?.Element(access.Name.Identifier.ValueText);
        return value is TextValue { Text: { Value.HasValue: true } text } && semantics.GetSymbolInfo(name, cancellation).Symbol is ILocalSymbol ? text : null;
    }
}
