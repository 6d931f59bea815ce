using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Says whose object a value is: that of the method, of a parameter, or of a static member. A value that was made anew is nobody's.</summary>
/// <param name="symbol">The method, or the field or property that is initialised.</param>
/// <param name="node">Its declaration.</param>
/// <param name="origins">Where its values come from.</param>
internal sealed class Holders(ISymbol symbol, SyntaxNode node, Origins origins)
{
    private const int LongestWay = 8;

    public Holder Of(IOperation? operation, int way = 0)
    {
        if (operation is null || way > LongestWay)
            return default;
        switch (Values.Plain(operation))
        {
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return new Holder(Origin.Receiver);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return new Holder(SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, symbol) ? Origin.Parameter(parameter.Ordinal) : parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? Origin.Receiver : Origin.None);
            case ILocalReferenceOperation local:
                return local.Local.Type.IsReferenceType ? Of(origins.Source(local.Local), way + 1) : default;
            case IConditionalAccessInstanceOperation access:
                return Of(Values.Conditional(access), way + 1);
            case IArrayElementReferenceOperation element:
                return Of(element.ArrayReference, way + 1);
            case IFieldReferenceOperation { Field.IsStatic: true } field:
                return Static(field.Field, field.Field.Type, field.Syntax);
            case IPropertyReferenceOperation { Property.IsStatic: true } property when IsStored(property.Property):
                return Static(property.Property, property.Property.Type, property.Syntax);
            case IFieldReferenceOperation field:
                return Of(field.Instance, way + 1);
            case IPropertyReferenceOperation property when IsStored(property.Property) || StaticState.IsCollection(property.Property.ContainingType) || property.Property is { Name: "Value", ContainingType.Name: "Lazy" or "AsyncLocal" }:
                return Of(property.Instance, way + 1);
            default:
                return default;
        }
    }

    private static bool IsStored(IPropertySymbol property) => property.DeclaringSyntaxReferences.Length > 0 && Bodies.IsAuto(property, CancellationToken.None);

    private Holder Static(ISymbol member, ITypeSymbol type, SyntaxNode syntax)
    {
        if (!type.IsReferenceType || member.DeclaringSyntaxReferences.IsEmpty || StaticState.IsSetUp(symbol, member) || StaticState.IsExempt(member))
            return default;
        TextSpan place = Tokens.Of(syntax, member);
        return new Holder(Origin.None, MemberNames.Of(member), place.Start - node.SpanStart, place.Length);
    }
}
