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
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => Call(access, call.ArgumentList.Arguments),
            SwitchExpressionSyntax choice => Choose(choice),
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

    private Optional<object?> Call(MemberAccessExpressionSyntax access, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        if ((access.Name.Identifier.ValueText != "ToString" && !IsText(access.Expression)) || Text(access.Expression, null) is not string text)
            return default;
        Optional<object?>[] given = [.. arguments.Select(each => each.NameColon is null ? Read(each.Expression) : default)];
        return Array.TrueForAll(given, static each => each.HasValue)
            ? ConstantMethods.Call(text, access.Name.Identifier.ValueText, [.. given.Select(static each => each.Value)]) is string result ? result : default(Optional<object?>)
            : default;
    }

    private Optional<object?> Choose(SwitchExpressionSyntax choice)
    {
        if (Read(choice.GoverningExpression) is not { HasValue: true, Value: var value })
            return default;
        foreach (SwitchExpressionArmSyntax arm in choice.Arms)
        {
            // What cannot be decided may be the arm that is taken.
            if (arm.WhenClause is not null || Matches(arm.Pattern, value) is not bool isTaken)
                return default;
            if (isTaken)
                return Read(arm.Expression);
        }

        return default;
    }

    private bool? Matches(PatternSyntax pattern, object? value) => pattern switch
    {
        DiscardPatternSyntax => true,
        ParenthesizedPatternSyntax inner => Matches(inner.Pattern, value),
        BinaryPatternSyntax either when either.IsKind(SyntaxKind.OrPattern) => Matches(either.Left, value) is bool left && Matches(either.Right, value) is bool right ? left || right : null,
        ConstantPatternSyntax { Expression: var constant } when Read(constant) is { HasValue: true, Value: var expected } => ConstantMethods.AreEqual(value, expected),
        _ => null,
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
