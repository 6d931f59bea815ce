namespace Millrace.Compiler;

/// <summary>Writes the descriptor of what is run, or stands for something stored, without being a component.</summary>
internal static class CompositeEmitter
{
    /// <summary>Writes the property <c>Component</c> of a step.</summary>
    public static void Emit(SourceWriter writer, ComponentSignature signature) =>
        writer.Block("Component = new global::Millrace.ComponentDescriptor", () => Members(writer, signature), ",");

    /// <summary>Writes what all such descriptors have.</summary>
    public static void Members(SourceWriter writer, ComponentSignature signature)
    {
        writer.Line($"Name = {CSharp.Literal(signature.Name)},");
        writer.Line($"Type = typeof({signature.Type.FullName}),");
        DescriptorEmitter.List(writer, "Inputs", signature.Inputs.Select(DescriptorEmitter.Input));
        DescriptorEmitter.List(writer, "Outputs", signature.Outputs.Select(DescriptorEmitter.Output));
        writer.Line("Invoke = global::Millrace.ComponentDescriptor.Composite,");
    }
}
