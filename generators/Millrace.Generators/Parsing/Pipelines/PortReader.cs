using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads what a pipeline is as a step of others: what its <c>Define</c> takes and returns, or in a library its <c>Step</c>.</summary>
internal static class PortReader
{
    /// <summary>Whether a class is a pipeline that is meant as a step.</summary>
    public static bool IsStep(INamedTypeSymbol type) => type.TypeKind == TypeKind.Class && type.Find("PipelineAttribute") is not null && Ports(type) is not null;

    /// <summary>The method that says what flows in and out; null where the pipeline is no step.</summary>
    public static IMethodSymbol? Ports(INamedTypeSymbol pipeline)
    {
        // A compiled pipeline says by its Step what Define, which is private, does with what it takes.
        if (pipeline.Find("CompiledComponentAttribute") is not null)
            return pipeline.GetMembers("Step").OfType<IMethodSymbol>().FirstOrDefault(static each => each.IsStatic);
        return pipeline.GetMembers("Define").OfType<IMethodSymbol>().FirstOrDefault() is { IsAsync: false, IsGenericMethod: false } define && (define.Parameters.Length > 0 || !define.ReturnsVoid) ? define : null;
    }

    /// <summary>The signature of a pipeline that is a step.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="findings">What is wrong.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static ComponentSignature Read(INamedTypeSymbol pipeline, EquatableArray<ParameterModel> parameters, Findings findings, CancellationToken cancellation)
    {
        IMethodSymbol ports = Ports(pipeline)!;
        string? name = pipeline.Find("PipelineAttribute")?.Text(0);
        ComponentSignature signature = SignatureReader.Start(pipeline) with { IsPipeline = true, OwnName = name is not null && Naming.IsKebab(name) ? name : null, Parameters = parameters };
        if (ReadInputs(ports, parameters, findings, cancellation) is not { } inputs || ReadOutputs(ports, findings) is not var (shape, outputs))
            return signature with { IsValid = false, IsReported = findings.HasReports };
        return signature with { Inputs = inputs, Shape = shape, Outputs = outputs, Access = Access(ports, pipeline), IsValid = !findings.HasErrors, IsReported = findings.HasReports };
    }

    /// <summary>Who may call Step: all who see the pipeline, or, as Define is mostly private, those alone who see what flows in and out.</summary>
    private static string Access(IMethodSymbol ports, INamedTypeSymbol pipeline)
    {
        int least = ports.Parameters.Select(static each => each.Type).Append(ports.ReturnType).Min(static each => each.Visibility());
        return least >= pipeline.Visibility() ? "public" : least == TypeShapes.SeenInAssembly ? "internal" : "private";
    }

    private static EquatableArray<InputModel>? ReadInputs(IMethodSymbol ports, EquatableArray<ParameterModel> parameters, Findings findings, CancellationToken cancellation)
    {
        bool isStep = ports.Name == "Step";
        Documentation documentation = Documentation.Of(ports, cancellation);
        var inputs = new List<InputModel>();
        foreach (IParameterSymbol parameter in ports.Parameters)
        {
            if (Content(parameter.Type) is not { } type)
            {
                if (isStep)
                    continue;
                if (parameter.Type is IErrorTypeSymbol || parameter.Name.Length == 0)
                    findings.Break();
                else
                    findings.Add(WiringRules.DefineShape, Place(parameter, ports), $"takes '{parameter.Type.DisplayName()} {parameter.Name}', which is no handle (settings are [Parameter] properties)");
                return null;
            }

            if (IsRejected(type, ports) || parameter.Name.Length == 0 || inputs.Exists(each => each.Argument == CSharp.Escape(parameter.Name)))
            {
                // C# says so.
                findings.Break();
                return null;
            }

            if (parameter is { RefKind: not RefKind.None } or { IsOptional: true } or { IsParams: true })
            {
                findings.Add(WiringRules.DefineShape, Place(parameter, ports), $"takes '{parameter.Name}' {(parameter.IsOptional ? "with a default" : "in another way than by value")}");
                return null;
            }

            if (!type.IsArtifact())
            {
                findings.Add(WiringRules.DefineShape, RunReader.TypeLocation(parameter), $"takes '{parameter.Name}', {NoArtifact(type)}");
                return null;
            }

            inputs.Add(new InputModel(CSharp.Escape(parameter.Name), TypeRefs.Of(type), RoleReader.Read(parameter, findings), Help: documentation.Parameter(parameter.Name)));
        }

        PortNames.Port[] named = [.. inputs.Select(each => new PortNames.Port(each.Argument.TrimStart('@'), each.Name, Place(ports.Parameters.First(parameter => CSharp.Escape(parameter.Name) == each.Argument), ports)))];
        foreach (ParameterModel parameter in parameters)
        {
            if (Array.Find(named, each => each.Member == parameter.Argument.TrimStart('@')) is { } same)
                findings.Add(ComponentRules.NameCollision, same.Place, parameter.Member.TrimStart('@'), same.Member);
        }

        PortNames.Check("inputs", named, findings);
        return inputs.ToEquatableArray();
    }

    private static (OutputShape Shape, EquatableArray<OutputModel> Outputs)? ReadOutputs(IMethodSymbol ports, Findings findings)
    {
        if (ports.ReturnsVoid || ports.ReturnType.IsMillrace("StepHandle") && ports.Name == "Step")
            return (OutputShape.None, default);
        if (Content(ports.ReturnType) is { } single)
            return Check(single, Result(ports), ports, findings) ? (OutputShape.Single, new([new OutputModel("", TypeRefs.Of(single))])) : null;
        if (ports.ReturnType is not INamedTypeSymbol { IsTupleType: true } tuple || tuple.TupleElements.Any(static each => Content(each.Type) is null && each.Type is not IErrorTypeSymbol))
        {
            if (ports.ReturnType is IErrorTypeSymbol)
                findings.Break();
            else
                findings.Add(WiringRules.DefineShape, Result(ports), ports.ReturnType.IsMillrace("StepHandle") ? "returns StepHandle, though what yields nothing returns void" : $"returns {ports.ReturnType.DisplayName()}, which is no handle and no tuple of handles");
            return null;
        }

        ImmutableArray<IFieldSymbol> elements = tuple.TupleElements;
        if (!elements.All(each => Check(Content(each.Type), Place(each, ports), ports, findings)))
            return null;
        if (elements.FirstOrDefault(static each => !each.IsExplicitlyNamedTupleElement) is { } unnamed)
        {
            findings.Add(ComponentRules.UnnamedElement, Place(unnamed, ports), unnamed.Type.DisplayName());
            return null;
        }

        EquatableArray<OutputModel> outputs = elements.Select(static each => new OutputModel(CSharp.Escape(each.Name), TypeRefs.Of(Content(each.Type)!))).ToEquatableArray();
        PortNames.Check("outputs", [.. outputs.Select((each, i) => new PortNames.Port(each.Member.TrimStart('@'), each.Name, Place(elements[i], ports)))], findings);
        return (OutputShape.Members, outputs);
    }

    /// <summary>Whether an output is an artifact that C# accepts.</summary>
    private static bool Check(ITypeSymbol? type, Location place, IMethodSymbol ports, Findings findings)
    {
        if (type is null || IsRejected(type, ports))
            findings.Break();
        else if (!type.IsArtifact())
            findings.Add(WiringRules.DefineShape, place, $"returns {NoArtifact(type)}");
        else
            return true;
        return false;
    }

    /// <summary>Whether C# rejects what a handle of Define stands for.</summary>
    private static bool IsRejected(ITypeSymbol type, IMethodSymbol ports) => !Soundness.IsSound(type) || type.IsHiddenFrom(ports);

    private static string NoArtifact(ITypeSymbol type) => $"a handle of {type.DisplayName()}, which is no artifact{RunReader.Missing(type)}";

    /// <summary>Where a parameter or an element of a tuple is named; in a library, where the method is.</summary>
    private static Location Place(ISymbol port, IMethodSymbol ports) => port.Locations.FirstOrDefault(static each => each.IsInSource) ?? ports.Locations[0];

    /// <summary>Where it is written what Define returns.</summary>
    private static Location Result(IMethodSymbol ports) =>
        (ports.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as MethodDeclarationSyntax)?.ReturnType.GetLocation() ?? ports.Locations[0];

    /// <summary>What a handle stands for; null for another type.</summary>
    private static ITypeSymbol? Content(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: [var content] } && type.IsMillrace("Handle") ? content : null;
}
