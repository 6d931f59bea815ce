using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators;

/// <summary>Values in <c>Define</c> may use the pipeline's parameters, and variables that hold such values.</summary>
internal sealed class PipelineScope(INamedTypeSymbol pipeline, IReadOnlyDictionary<string, WiringValue> variables, ConstantReader constants) : ExpressionScope
{
    private readonly string _instance = $"(({TypeRefs.Of(pipeline).FullName})pipeline)";

    public override string? Local(ILocalSymbol local) => variables.TryGetValue(local.Name, out WiringValue? value) ? Spell(value) : null;

    public override bool IsBroken(ILocalSymbol local) => variables.TryGetValue(local.Name, out WiringValue? value) && value == WiringValue.Broken;

    public override string? Element(ILocalSymbol local, string element) =>
        variables.TryGetValue(local.Name, out WiringValue? value) && value is TupleValue tuple ? Spell(tuple.Element(element)) : null;

    public override string? Member(ISymbol member) =>
        member is IPropertySymbol && member.Find("ParameterAttribute") is not null ? $"{_instance}.{Millrace.Compiler.CSharp.Escape(member.Name)}" : null;

    public override Optional<object?> Constant(ExpressionSyntax expression) => constants.Read(expression);

    private static string? Spell(WiringValue? value) => value is TextValue { Text.Code: string code } ? $"({code})" : null;
}
