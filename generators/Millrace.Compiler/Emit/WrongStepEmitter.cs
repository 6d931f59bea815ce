namespace Millrace.Compiler;

/// <summary>
/// Writes methods that accept the wrong calls of Step: C# takes them where a companion's own Step does not fit, and is silent, so that the
/// report at the argument stands alone. One file for the whole program, because two methods that fit the same call would be one more error.
/// </summary>
public static class WrongStepEmitter
{
    /// <summary>The generated file.</summary>
    public static string Emit(IEnumerable<WrongStepModel> steps) => SourceWriter.File(writer =>
    {
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Block("internal static class MillraceWrongSteps", () =>
        {
            foreach (IGrouping<string, WrongStepModel> alike in steps.GroupBy(each => each.Key, StringComparer.Ordinal).OrderBy(each => each.Key, StringComparer.Ordinal))
                Step(writer, [.. alike]);
        });
    });

    private static void Step(SourceWriter writer, WrongStepModel[] alike)
    {
        WrongStepModel first = alike[0];
        bool[] known = [.. first.Outputs.Select((each, i) => !each.Type.IsOpen && Array.TrueForAll(alike, other => other.Outputs[i].Type.Equals(each.Type)))];
        string[] outputs = [.. first.Outputs.Select((each, i) => known[i] ? $"global::Millrace.Handle<{each.Type.FullName}>" : "dynamic")];
        string result = first.Shape == OutputShape.None ? "global::Millrace.StepHandle"
            : outputs.Length == 0 ? "dynamic"
            : outputs.Length == 1 ? outputs[0]
            : $"({string.Join(", ", outputs.Select((each, i) => $"{each} {first.Outputs[i].Member}"))})";
        string parameters = string.Join(", ", first.Parameters.Select(each => $"object?{(each.IsList ? "[]" : "")} {each.Name}"));
        string receiver = first.Component.IsTypeParameter ? $"<{first.Component.Name}>({first.Component.Name}) where {first.Component.Name} : class" : $"({first.Component.Name})";
        writer.Block($"extension{receiver}", () => writer.Line($"internal static {result} Step({parameters}) => default!;"));
    }
}
