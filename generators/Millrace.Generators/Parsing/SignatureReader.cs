using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads what a pipeline must know of a component, from source and from metadata.</summary>
internal static class SignatureReader
{
    /// <summary>The signature of the component's definition, over its type parameters.</summary>
    public static ComponentSignature Read(INamedTypeSymbol component, CancellationToken cancellation)
    {
        var findings = new Findings();
        if (component.Find("ComponentAttribute") is null && PortReader.IsStep(component))
            return ReadPipeline(component, findings, cancellation);

        // Where the generated part is there already, the component belongs to another project of the solution and was checked with it.
        if (!component.DeclaringSyntaxReferences.IsEmpty && component.Find("CompiledComponentAttribute") is null)
            _ = ContainerReader.Check(component, findings) && ComponentReader.CheckDeclaration(component, findings);
        if (!Soundness.HasSoundConstraints(component))
            findings.Break();
        IMethodSymbol? run = RunReader.Find(component, findings);
        ComponentSignature signature = Start(component) with
        {
            Parameters = ParameterReader.Read(component, compilation: null, findings, cancellation),
        };
        if (run is not null)
        {
            OutputReader outputs = OutputReader.Read(run, findings);
            RunReader.CheckRoles(run, outputs.Outputs, findings);
            signature = signature with { Inputs = RunReader.ReadInputs(run, findings, cancellation).Inputs, Outputs = outputs.Outputs, Shape = outputs.Shape };
        }

        if (component.IsMarkedTwice("ComponentAttribute") || component.TypeKind != TypeKind.Class)
            return Start(component) with { IsValid = false };
        if (component.SecondRole() is not null)
            return Start(component) with { IsValid = false, IsReported = true };
        return signature with { IsValid = !findings.HasErrors, IsReported = findings.HasReports };
    }

    private static ComponentSignature ReadPipeline(INamedTypeSymbol pipeline, Findings findings, CancellationToken cancellation)
    {
        if (!pipeline.DeclaringSyntaxReferences.IsEmpty && pipeline.Find("CompiledComponentAttribute") is null)
            _ = ContainerReader.Check(pipeline, findings) && PipelineReader.CheckDeclaration(pipeline, findings);
        return PortReader.Read(pipeline, ParameterReader.Read(pipeline, compilation: null, findings, cancellation), findings, cancellation);
    }

    /// <summary>A signature with the names alone.</summary>
    public static ComponentSignature Start(INamedTypeSymbol component) => new()
    {
        Type = TypeRefs.Of(component),
        ClassName = component.Name,
        Shape = OutputShape.Unknown,
    };
}
