using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads a class marked <c>[Pipeline]</c>.</summary>
internal static class PipelineReader
{
    public static Parsed<PipelineGraph> Read(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, ComponentSignatures signatures, CancellationToken cancellation)
    {
        var findings = new Findings();
        if (!ContainerReader.Check(type, findings))
            return new Parsed<PipelineGraph>(null, findings.ToArray());
        if (!type.IsPartial())
        {
            findings.Add(WiringRules.NotPartial, type.Locations[0], type.Name);
            return new Parsed<PipelineGraph>(null, findings.ToArray());
        }

        CheckDeclaration(type, findings);
        EquatableArray<ParameterModel> parameters = ParameterReader.Read(type, compilation, findings, cancellation);
        var graph = new PipelineGraph
        {
            Declaration = type.Declare(),
            Name = attribute.ConstructorArguments is [{ Value: string name }] ? name : "",
            NameLocation = NameLocation(attribute, type).ToInfo(),
            Summary = Documentation.Of(type, cancellation).Summary,
            Parameters = parameters,
            ParameterLocations = parameters.Select(each => (type.GetMembers(each.Member.TrimStart('@')).FirstOrDefault() ?? type).Locations[0].ToInfo()).ToEquatableArray(),
        };
        graph = ReadDefine(graph, type, compilation, signatures, findings, cancellation);
        // A second Plan would be an error of its own.
        if (!type.GetMembers("Plan").IsEmpty)
            return new Parsed<PipelineGraph>(null, findings.ToArray());
        return new Parsed<PipelineGraph>(graph with { IsBroken = graph.IsBroken || findings.HasErrors, Unread = findings.HasReports ? null : graph.Unread }, findings.ToArray());
    }

    private static PipelineGraph ReadDefine(
        PipelineGraph graph, INamedTypeSymbol type, Compilation compilation, ComponentSignatures signatures, Findings findings, CancellationToken cancellation)
    {
        IMethodSymbol[] defines = [.. type.GetMembers("Define").OfType<IMethodSymbol>()];
        if (defines.Length == 0)
        {
            findings.Add(WiringRules.NoDefine, type.Locations[0], type.Name);
            return graph;
        }

        if (defines.Length > 1)
            findings.Add(WiringRules.DefineShape, defines[1].Locations[0], "is there twice");
        else if (Shape(defines[0]) is string problem)
            findings.Add(WiringRules.DefineShape, defines[0].Locations[0], problem);
        if (defines[0].Parameters.Length > 0)
            return graph with { IsBroken = true };
        if ((defines[0].PartialImplementationPart ?? defines[0]).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not MethodDeclarationSyntax syntax)
            return graph with { IsBroken = true, Unread = "Define" };
        var context = new DefineContext(type, compilation.Semantics(syntax.SyntaxTree), signatures, findings, cancellation);
        new DefineReader(context).Read(syntax);
        return graph with { DefineLocation = syntax.Identifier.GetLocation().ToInfo(), Steps = context.Steps.ToEquatableArray(), IsBroken = context.IsBroken, Unread = context.HasLeftOut ? null : context.Unread ?? "Define" };
    }

    private static string? Shape(IMethodSymbol define) => define switch
    {
        { IsAsync: true } => "is async, but is never run",
        { ReturnsVoid: false } => "returns something",
        { Parameters.Length: > 0 } => "has parameters; settings are [Parameter] properties",
        { IsGenericMethod: true } => "is generic",
        { IsAbstract: true } => "is abstract",
        _ => null,
    };

    private static void CheckDeclaration(INamedTypeSymbol type, Findings findings)
    {
        string? problem = type switch
        {
            { IsStatic: true } => "is static",
            { IsAbstract: true } => "is abstract",
            { IsGenericType: true } => "is generic",
            { DeclaredAccessibility: Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal } => "is not visible to the program",
            _ when !type.InstanceConstructors.Any(static each => each.Parameters.Length == 0) => "has a constructor with parameters",
            _ => null,
        };
        if (problem is not null)
            findings.Add(WiringRules.NotInstantiable, type.Locations[0], type.Name, problem);
        foreach (ISymbol member in type.GetMembers("Plan"))
            findings.Add(WiringRules.ReservedMember, member.Locations[0], member.Name);
    }

    private static Location NameLocation(AttributeData attribute, INamedTypeSymbol type) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: [{ Expression: var name }, ..] } ? name.GetLocation() : type.Locations[0];
}
