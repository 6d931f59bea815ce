namespace Millrace.Compiler;

/// <summary>
/// Writes <c>Step</c>, by which pipelines use a component. It returns handles of the right types and does nothing: the plan is made from
/// the source of <c>Define</c>.
/// </summary>
internal static class StepEmitter
{
    /// <summary>Writes Step, and its overload that takes the items of the last list one by one.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="model">The component.</param>
    /// <param name="typeParameters">The method's own type parameters, for companions.</param>
    /// <param name="constraints">Their constraints.</param>
    public static void Emit(SourceWriter writer, ComponentModel model, string typeParameters = "", EquatableArray<string> constraints = default)
    {
        ComponentSignature signature = model.Signature;
        if (signature.Shape == OutputShape.Unknown && model.RunName.Length == 0)
        {
            // Nothing is known of the inputs: whatever the pipeline writes is accepted, so that the component's own mistake stands alone.
            Document(writer, model, []);
            Write(writer, signature, Unknown(model), typeParameters, "params object?[] arguments", default);
            if (typeParameters.Length > 0 && !model.ExtendsCompanion)
            {
                // No type arguments can be inferred either.
                Document(writer, model, []);
                Write(writer, signature, Unknown(model), "", "params object?[] arguments", default);
            }

            return;
        }

        StepSlot[] slots = [.. signature.StepSlots.Where(each => each.Input is not null || !Collides(signature, each))];
        Document(writer, model, slots);
        Write(writer, signature, Result(model), typeParameters, Arguments(signature, slots), constraints);
        if (signature.TakesItems)
        {
            StepSlot[] items = [.. signature.RequiredInputs.Select(StepSlot.Of)];
            Document(writer, model, items);
            Write(writer, signature, Result(model), typeParameters, Arguments(signature, items, takesItems: true), constraints);
        }
    }

    private static void Write(SourceWriter writer, ComponentSignature signature, string result, string typeParameters, string arguments, EquatableArray<string> constraints)
    {
        string head = $"{signature.Access} static {result} Step{typeParameters}({arguments})";
        if (constraints.Count == 0)
        {
            writer.Line($"{head} => default!;");
            return;
        }

        writer.Line(head).Indent(() =>
        {
            for (int i = 0; i < constraints.Count; i++)
                writer.Line(i == constraints.Count - 1 ? $"{constraints[i]} => default!;" : constraints[i]);
        });
    }

    /// <summary>The arguments. After an input that is wrong none need be given, so that its own mistake stands alone.</summary>
    private static string Arguments(ComponentSignature signature, StepSlot[] slots, bool takesItems = false)
    {
        var arguments = new List<string>();
        bool isOptional = false;
        for (int i = 0; i < slots.Length; i++)
        {
            isOptional |= slots[i].Input?.IsWrong == true;
            bool isLast = takesItems && i == slots.Length - 1;
            string argument = slots[i] switch
            {
                { Input: { } input } => $"{Role(signature, input)}{Type(input, isLast)} {input.Argument}{(isLast ? "" : input.IsOptional ? " = default" : isOptional ? " = default!" : "")}",
                { Parameter: var parameter } => $"{parameter!.TypeName} {parameter.Argument}{(parameter.IsRequired && !isOptional ? "" : $" = {parameter.ConstantDefault ?? "default!"}")}",
            };
            arguments.Add(isLast ? $"params {argument}" : argument);
        }

        return string.Join(", ", arguments);
    }

    /// <summary>What a pipeline does with an input stands nowhere else for those who use it compiled.</summary>
    private static string Role(ComponentSignature signature, InputModel input) =>
        signature.IsPipeline && input.Role != InputRole.Unspecified ? $"[global::Millrace.For{input.Role}] " : "";

    /// <summary>The type of an argument. Items that are written one by one make an array; a list may be of any kind.</summary>
    private static string Type(InputModel input, bool isItems)
    {
        string type = input.IsArtifact ? Handle(input.Type) : input.Type.FullName;
        return !input.IsList ? type : isItems ? $"{type}[]" : $"global::System.Collections.Generic.IReadOnlyList<{type}>";
    }

    /// <summary>Whether an input has a parameter's name already; that has been reported.</summary>
    private static bool Collides(ComponentSignature signature, StepSlot slot) => signature.Inputs.Any(each => each.Argument == slot.Argument);

    private static string Result(ComponentModel model) => Result(model.Signature) ?? Unknown(model);

    private static string? Result(ComponentSignature signature) => signature.Shape switch
    {
        OutputShape.None => "global::Millrace.StepHandle",
        OutputShape.Single => Handle(signature.Outputs[0]),
        OutputShape.Members when signature.Outputs.Count == 1 => Handle(signature.Outputs[0]),
        OutputShape.Members => $"({string.Join(", ", signature.Outputs.Select(each => $"{Handle(each)} {each.Member}"))})",
        _ => null,
    };

    /// <summary>What is accepted as anything. C# takes no <c>dynamic</c> apart, but a tuple of them.</summary>
    private static string Unknown(ComponentModel model) => model.Parts < 2 ? "dynamic" : $"({string.Join(", ", Enumerable.Repeat("dynamic", model.Parts))})";

    private static string Handle(OutputModel output) => output.IsWrong ? "dynamic" : Handle(output.Type);

    private static string Handle(TypeRef type) => $"global::Millrace.Handle<{type.FullName}>";

    private static void Document(SourceWriter writer, ComponentModel model, StepSlot[] slots)
    {
        writer.Summary(model.Summary.Length > 0 ? model.Summary : $"The step {model.Signature.Name}.");
        foreach (StepSlot slot in slots)
        {
            if (Help(slot) is { Length: > 0 } help)
                writer.Line($"/// <param name=\"{slot.Argument.TrimStart('@')}\">{SourceWriter.EscapeXml(help)}</param>");
        }
    }

    private static string Help(StepSlot slot) => slot switch
    {
        { Input: { } input } => input.IsOptional ? $"{input.Help} May be left out.".TrimStart() : input.Help,
        { Parameter: { DefaultText.Length: > 0 } parameter } => $"{parameter.Help} Default: {parameter.DefaultText}.".TrimStart(),
        _ => slot.Parameter!.Help,
    };
}
