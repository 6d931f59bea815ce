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
        string? handedOn = (returns, model.RunKind) switch
        {
            (true, RunKind.ValueTask) => call,
            (true, _) => $"new global::System.Threading.Tasks.ValueTask<{Output(model)}>({call})",
            _ => null,
        };
        if (handedOn is not null)
        {
            writer.Line($"{head} => {handedOn};");
            return;
        }

        bool awaits = model.RunKind != RunKind.Direct;
        writer.Block((awaits ? "async " : "") + head, () => writer.Line(awaits ? $"await {call}.ConfigureAwait(false);" : $"{call};").Line("return default;"));
    }

    private static string Output(ComponentModel model) => model.Signature.Shape == OutputShape.None ? "global::Millrace.NoOutput" : model.ReturnType;
}
