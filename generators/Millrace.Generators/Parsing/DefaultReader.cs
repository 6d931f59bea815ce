using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads the default of a parameter from the property's initializer.</summary>
internal static class DefaultReader
{
    public static ParameterModel Read(ParameterModel model, IPropertySymbol property, Compilation compilation, Findings findings, CancellationToken cancellation)
    {
        ExpressionSyntax? initializer = property.DeclaringSyntaxReferences
            .Select(each => (each.GetSyntax(cancellation) as PropertyDeclarationSyntax)?.Initializer?.Value)
            .FirstOrDefault(each => each is not null);
        if (initializer is null)
        {
            ConstantValue? none = Implicit(property.Type);
            if (none is not null && Ranges.Problem(model, none) is string needed)
                findings.Add(ComponentRules.DefaultOutOfRange, property.Locations[0], property.Name, none.Display, needed);
            return model with { Default = $"default({model.TypeName})!", ConstantDefault = "default!", DefaultValue = none };
        }

        SemanticModel semantics = compilation.Semantics(initializer.SyntaxTree);
        ExpressionText text = ExpressionReader.Read(initializer, property.Type, semantics, scope: null, cancellation);
        if (text.Obstacle is { } obstacle)
            findings.Add(ComponentRules.DefaultNotCopyable, obstacle.Location, property.Name, obstacle.Quoted);
        if (text.Code is null)
        {
            findings.Break();
            return model with { Default = $"default({model.TypeName})!", ConstantDefault = "default!" };
        }

        if (VolatileValues.Find(initializer, semantics, cancellation).FirstOrDefault() is { } value)
            findings.Add(ComponentRules.VolatileDefault, value.GetLocation(), property.Name, WrittenText.Of(value));
        if (text.Constant is { } constant && Ranges.Problem(model, constant) is string expected)
            findings.Add(ComponentRules.DefaultOutOfRange, initializer.GetLocation(), property.Name, constant.Display, expected);
        if (model.IsSecret && text is { IsConstant: true, Constant: { Text: not "" } })
            findings.Add(ComponentRules.SecretInProgram, initializer.GetLocation(), property.Name);
        return text.IsConstant
            ? model with { Default = text.Code, ConstantDefault = text.Code, DefaultValue = text.Constant }
            : model with
            {
                Default = text.Code,
                DefaultText = WrittenText.Of(initializer),
                IsDefaultComputed = VolatileValues.TellsOfSurroundings(initializer, semantics, cancellation),
            };
    }

    /// <summary>The value that a property has without an initializer; null where nothing can be asked of it.</summary>
    private static ConstantValue? Implicit(ITypeSymbol type) => type switch
    {
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } => new ConstantValue("0", 0),
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => Literals.Value(0, type),
        _ => null,
    };
}
