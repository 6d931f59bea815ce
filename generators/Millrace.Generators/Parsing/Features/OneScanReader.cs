using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads whether feature sets that a component learns in one look at the rows can be learned so, from source and from metadata.</summary>
internal static class OneScanReader
{
    /// <returns>The first obstacle of the type arguments that are marked; null where there is none.</returns>
    public static SpanObstacle? Read(INamedTypeSymbol component, IReadOnlyList<ITypeSymbol> arguments, CancellationToken cancellation)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            if (component.OriginalDefinition.TypeParameters[i].GetAttributes().Any(static each => each.AttributeClass.Is("Millrace.Features.OneScanAttribute"))
                && arguments[i] is INamedTypeSymbol set && set.Find("FeaturesAttribute") is not null && Obstacle(set, cancellation) is { } obstacle)
            {
                return obstacle;
            }
        }

        return null;
    }

    private static SpanObstacle? Obstacle(INamedTypeSymbol set, CancellationToken cancellation)
    {
        foreach (IPropertySymbol property in set.FirstProperties())
        {
            TransformDeclaration[] stages = [.. FeatureReader.Transforms(property, program: null, cancellation)];
            if (!FeatureDeclaration.AreOutOfOrder(stages) && Learning.Obstacle(stages) is { } problem)
                return new SpanObstacle(set.DisplayName(), property.Name, problem);
        }

        return null;
    }
}
