namespace Millrace.Compiler;

/// <summary>Writes the implementation of <c>IComponent</c>, by which unit tests call a component of up to six inputs.</summary>
internal static class ComponentInterfaceEmitter
{
    private const int MostInputs = 6;

    /// <summary>The interface, or null where the component has none.</summary>
    public static string? Name(ComponentModel model)
    {
        if (!model.Signature.IsValid || model.Signature.Inputs.Count > MostInputs)
            return null;
        IEnumerable<string> types = model.Signature.Inputs.Select(each => each.RunType).Append(Output(model));
        return $"global::Millrace.IComponent<{string.Join(", ", types)}>";
    }

    public static void Emit(SourceWriter writer, ComponentModel model)
    {
        if (Name(model) is not string name)
            return;
        bool returns = model.Signature.Shape != OutputShape.None;
        string arguments = string.Concat(model.Signature.Inputs.Select((each, i) => $"{each.RunType} input{i + 1}, "));
        string head = $"global::System.Threading.Tasks.ValueTask<{Output(model)}> {name}.InvokeAsync({arguments}global::Millrace.Seed seed, global::Millrace.StepContext step, global::System.Threading.CancellationToken cancellation)";
        string call = DescriptorEmitter.Call(model, "input", "step", "seed", "cancellation");
        writer.Line();
        if (returns && model.RunKind != RunKind.Direct)
        {
            writer.Line($"async {head} => {call};");
            return;
        }

        writer.Block((model.RunKind == RunKind.Direct ? "" : "async ") + head, () =>
        {
            if (returns)
                writer.Line($"return new global::System.Threading.Tasks.ValueTask<{Output(model)}>({call});");
            else
                writer.Line($"{call};").Line("return default;");
        });
    }

    private static string Output(ComponentModel model) => model.Signature.Shape == OutputShape.None ? "global::Millrace.NoOutput" : model.ReturnType;
}
