namespace Millrace.Compiler;

/// <summary>Whether artifacts are of the types that inputs take. Where they are not, C# says so, and what the passes have to say must wait.</summary>
internal static class EdgeTypes
{
    /// <summary>Whether every edge of a graph fits.</summary>
    public static bool Fit(PipelineGraph graph) =>
        graph.Steps.All(step => step.Inputs.Zip(step.Component.Inputs, (given, input) => given.Alternatives.All(edge => Fits(graph, edge, input))).All(each => each));

    /// <summary>Whether C# may accept what arrives over an edge.</summary>
    public static bool Fits(PipelineGraph graph, Edge edge, InputModel input) => TypeOf(graph, edge)?.DiffersFrom(input.Type) != true;

    /// <summary>What arrives over an edge, seen through its views.</summary>
    private static TypeRef? TypeOf(PipelineGraph graph, Edge edge)
    {
        EquatableArray<OutputModel> outputs = graph.Steps[edge.Step].Component.Outputs;
        TypeRef? type = edge.Output < outputs.Count ? outputs[edge.Output].Type : null;
        return type is null || edge.Views.Count == 0 ? type : new TypeRef(type.Name, new([edge.Views[edge.Views.Count - 1].Schema]));
    }
}
