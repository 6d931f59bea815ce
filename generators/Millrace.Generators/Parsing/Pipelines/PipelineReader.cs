using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads a class marked <c>[Pipeline]</c>.</summary>
internal static class PipelineReader
{
    public static Parsed<PipelineGraph> Read(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, ProgramSignatures signatures, CancellationToken cancellation)
    {
        Parsed<PipelineGraph> parsed = ReadOnce(type, attribute, compilation, signatures, cancellation);
        bool hasTwoRoles = type.SecondRole() is not null;
        return hasTwoRoles || type.IsMarkedTwice("PipelineAttribute")
            ? new Parsed<PipelineGraph>(parsed.Model is { } graph ? graph with { IsBroken = true, Unread = hasTwoRoles ? null : graph.Unread } : null, default)
            : parsed;
    }

    private static Parsed<PipelineGraph> ReadOnce(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, ProgramSignatures signatures, CancellationToken cancellation)
    {
        var findings = new Findings();
        if (!ContainerReader.Check(type, findings))
            return new Parsed<PipelineGraph>(null, findings.ToArray());
        CheckDeclaration(type, findings);
        if (!type.IsPartial() || type.IsGenericType || type.IsValueType)
            return new Parsed<PipelineGraph>(null, findings.ToArray());
        PolicyReader.CheckPipeline(type, findings, cancellation);
        EquatableArray<ParameterModel> parameters = ParameterReader.Read(type, compilation, findings, cancellation);
        var graph = new PipelineGraph
        {
            Declaration = type.Declare(),
            Name = attribute.AttributeConstructor is null ? TypeRefs.Of(type).FullName : attribute.ConstructorArguments is [{ Value: string name }] ? name : "",
            NameLocation = NameLocation(attribute, type).ToInfo(),
            IsNameRejected = attribute.AttributeConstructor is null,
            Summary = Documentation.Of(type, cancellation).Summary,
            Parameters = parameters,
            HasOwnPlan = Reserved(type, "Plan").Any(),
            HasInterface = !type.IsStatic,
            ParameterLocations = parameters.Select(each => (type.GetMembers(each.Member.TrimStart('@')).FirstOrDefault() ?? type).Locations[0].ToInfo()).ToEquatableArray(),
        };
        graph = ReadDefine(graph, type, compilation, signatures, findings, cancellation);
        return new Parsed<PipelineGraph>(graph with { IsBroken = graph.IsBroken || findings.HasErrors, Unread = findings.HasReports ? null : graph.Unread }, findings.ToArray());
    }

    private static PipelineGraph ReadDefine(
        PipelineGraph graph, INamedTypeSymbol type, Compilation compilation, ProgramSignatures signatures, Findings findings, CancellationToken cancellation)
    {
        IMethodSymbol[] defines = [.. type.GetMembers("Define").OfType<IMethodSymbol>()];
        if (defines.Length == 0)
        {
            findings.Add(WiringRules.NoDefine, type.Place(), type.Name);
            return graph;
        }

        if (Array.Find(defines, each => !each.IsSameMember(defines[0])) is { } second)
            findings.Add(WiringRules.DefineShape, second.Locations[0], "is there twice");
        else if (defines.Length > 1)
            findings.Break();
        else if (Shape(defines[0]) is string problem)
            findings.Add(WiringRules.DefineShape, defines[0].Locations[0], problem);
        ComponentSignature? ports = PortReader.Ports(type) is null ? null : PortReader.Read(type, graph.Parameters, findings, cancellation);
        if (ports is not null)
        {
            graph = graph with { Signature = Reserved(type, "Step", "Descriptor").Any() ? null : ports };
        }

        if (ports is null ? defines[0].Parameters.Length > 0 : !ports.IsValid)
            return graph with { IsBroken = true };
        if ((defines[0].PartialImplementationPart ?? defines[0]).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not MethodDeclarationSyntax syntax)
            return graph with { IsBroken = true, Unread = "Define" };
        if (syntax is { Body: null, ExpressionBody: null } && !defines[0].IsPartialDefinition)
            return graph with { IsBroken = true, Unread = "Define" };
        var context = new DefineContext(type, compilation.Semantics(syntax.SyntaxTree), signatures, findings, cancellation);
        context.Scopes.Begin(syntax);
        foreach ((InputModel input, ParameterSyntax written) in (ports?.Inputs ?? default).Zip(syntax.ParameterList.Parameters, static (input, written) => (input, written)))
            context.Scopes.Declare(input.Argument.TrimStart('@'), context.Frame.AddPort(input.Name, input.Type, location: written.Identifier.GetLocation().ToInfo()));
        var reader = new DefineReader(context, ports is null or { Shape: OutputShape.None } ? null : defines[0].ReturnType);
        reader.Read(syntax);
        context.Scopes.End();
        if (ports is not null)
            graph = graph with { Outputs = ReadOutputs(ports, reader.Result, syntax, context) };
        graph = UsageReader.Read(graph, syntax, type, context);
        if (!context.IsBroken && !findings.HasErrors)
        {
            foreach (ExpressionSyntax value in VolatileValues.Find(syntax, context.Semantics, cancellation))
                findings.Add(WiringRules.VolatileValue, value.GetLocation(), WrittenText.Short(value));
        }

        return graph with { DefineLocation = syntax.Identifier.GetLocation().ToInfo(), Steps = context.Frame.Steps.ToEquatableArray(), WrongSteps = context.WrongSteps.ToEquatableArray(), Deconstructed = context.Deconstructed.ToEquatableArray(), IsBroken = context.IsBroken, Unread = context.HasLeftOut ? null : context.Unread ?? "Define" };
    }

    /// <summary>Where what Define returns comes from.</summary>
    private static EquatableArray<GraphOutput> ReadOutputs(ComponentSignature ports, (WiringValue Value, ExpressionSyntax Written)? result, MethodDeclarationSyntax define, DefineContext context)
    {
        if (ports.Shape == OutputShape.None)
            return default;
        if (result is not var (value, written))
        {
            // C# demands that it returns something, unless what stands there has been reported.
            _ = context.Break(define);
            return default;
        }

        IReadOnlyList<WiringValue>? values = ports.Shape == OutputShape.Single ? [value] : DefineContext.Elements(value);
        var outputs = new List<GraphOutput>();
        for (int i = 0; i < ports.Outputs.Count; i++)
        {
            if (values?.Count == ports.Outputs.Count && values[i] is OutputValue output && !output.Type.DiffersFrom(ports.Outputs[i].Type) && context.Edge(output, written) is { } edge)
                outputs.Add(new GraphOutput(ports.Outputs[i], edge));
            else
                _ = context.Break(written);
        }

        return outputs.ToEquatableArray();
    }

    private static string? Shape(IMethodSymbol define) => define switch
    {
        { IsAsync: true } => "is async, but is never run",
        { IsGenericMethod: true } => "is generic",
        { IsAbstract: true } => "is abstract",
        _ => null,
    };

    /// <summary>Whether the class can be continued and created.</summary>
    public static bool CheckDeclaration(INamedTypeSymbol type, Findings findings)
    {
        if (!type.IsPartial())
        {
            findings.Add(WiringRules.NotPartial, type.Place(), type.Name);
            return false;
        }

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
            findings.Add(WiringRules.NotInstantiable, type.Place(), type.Name, problem);
        foreach (ISymbol named in PortReader.IsStep(type) ? Reserved(type, "Plan", "Step", "Descriptor") : Reserved(type, "Plan"))
            findings.Add(WiringRules.ReservedMember, named.Locations[0], named.Name);
        return !findings.HasErrors;
    }

    /// <summary>Members that are named as generated ones. A class cannot have a member of its own name either.</summary>
    private static IEnumerable<ISymbol> Reserved(INamedTypeSymbol type, params string[] names) => names.SelectMany(name => type.GetMembers(name)).Concat(names.Contains(type.Name) ? [type] : []);

    private static Location NameLocation(AttributeData attribute, INamedTypeSymbol type) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: [{ Expression: var name }, ..] } ? name.GetLocation() : type.Place();
}
