using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
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
        return signature with { Inputs = inputs, Shape = shape, Outputs = outputs, IsValid = !findings.HasErrors, IsReported = findings.HasReports };
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
                    findings.Add(WiringRules.DefineShape, ports.Locations[0], $"takes '{parameter.Type.DisplayName()} {parameter.Name}', which is no handle (settings are [Parameter] properties)");
                return null;
            }

            if (!Soundness.IsSound(type) || parameter.Name.Length == 0 || inputs.Exists(each => each.Argument == CSharp.Escape(parameter.Name)))
            {
                // C# says so.
                findings.Break();
                return null;
            }

            if (parameter is { RefKind: not RefKind.None } or { IsOptional: true } or { IsParams: true })
            {
                findings.Add(WiringRules.DefineShape, ports.Locations[0], $"takes '{parameter.Name}' {(parameter.IsOptional ? "with a default" : "in another way than by value")}");
                return null;
            }

            inputs.Add(new InputModel(CSharp.Escape(parameter.Name), TypeRefs.Of(type), RoleReader.Read(parameter, findings), Help: documentation.Parameter(parameter.Name)));
        }

        foreach (ParameterModel parameter in parameters.Where(each => inputs.Exists(input => input.Argument == each.Argument)))
            findings.Add(ComponentRules.NameCollision, ports.Locations[0], parameter.Member.TrimStart('@'), parameter.Argument.TrimStart('@'));
        CheckNames("inputs", [.. inputs.Select(static each => (each.Argument.TrimStart('@'), each.Name))], ports, findings);
        return inputs.ToEquatableArray();
    }

    private static (OutputShape Shape, EquatableArray<OutputModel> Outputs)? ReadOutputs(IMethodSymbol ports, Findings findings)
    {
        if (ports.ReturnsVoid || ports.ReturnType.IsMillrace("StepHandle") && ports.Name == "Step")
            return (OutputShape.None, default);
        if (Content(ports.ReturnType) is { } single)
            return Check([single], findings) ? (OutputShape.Single, new([new OutputModel("", TypeRefs.Of(single))])) : null;
        if (ports.ReturnType is not INamedTypeSymbol { IsTupleType: true } tuple || tuple.TupleElements.Any(static each => Content(each.Type) is null && each.Type is not IErrorTypeSymbol))
        {
            if (ports.ReturnType is IErrorTypeSymbol)
                findings.Break();
            else
                findings.Add(WiringRules.DefineShape, ports.Locations[0], $"returns {ports.ReturnType.DisplayName()}, which is no handle and no tuple of handles");
            return null;
        }

        ImmutableArray<IFieldSymbol> elements = tuple.TupleElements;
        if (!Check(elements.Select(static each => Content(each.Type)), findings))
            return null;
        if (elements.FirstOrDefault(static each => !each.IsExplicitlyNamedTupleElement) is { } unnamed)
        {
            findings.Add(ComponentRules.UnnamedElement, unnamed.Locations.FirstOrDefault() ?? ports.Locations[0], unnamed.Type.DisplayName());
            return null;
        }

        EquatableArray<OutputModel> outputs = elements.Select(static each => new OutputModel(CSharp.Escape(each.Name), TypeRefs.Of(Content(each.Type)!))).ToEquatableArray();
        CheckNames("outputs", [.. outputs.Select(static each => (each.Member.TrimStart('@'), each.Name))], ports, findings);
        return (OutputShape.Members, outputs);
    }

    /// <summary>Whether C# accepts what handles stand for.</summary>
    private static bool Check(IEnumerable<ITypeSymbol?> types, Findings findings)
    {
        if (types.All(static each => each is not null && Soundness.IsSound(each)))
            return true;
        findings.Break();
        return false;
    }

    private static void CheckNames(string kind, (string Member, string Name)[] all, IMethodSymbol ports, Findings findings)
    {
        for (int i = 1; i < all.Length; i++)
        {
            int same = Array.FindIndex(all, each => each.Name == all[i].Name);
            if (same < i && all[same].Member != all[i].Member)
                findings.Add(ComponentRules.SamePortName, ports.Locations[0], kind, all[i].Member, all[same].Member, all[i].Name);
        }
    }

    /// <summary>What a handle stands for; null for another type.</summary>
    private static ITypeSymbol? Content(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: [var content] } && type.IsMillrace("Handle") ? content : null;
}
