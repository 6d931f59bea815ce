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
            Write(writer, "dynamic", typeParameters, "params object?[] arguments", constraints);
            return;
        }

        bool onlyItems = signature.TakesItems && signature.Parameters.Count == 0;
        if (!onlyItems)
        {
            Document(writer, model, signature.StepParameters);
            IEnumerable<string> arguments = Inputs(signature, items: false).Concat(signature.StepParameters.Where(each => !Collides(signature, each)).Select(each => Argument(signature, each)));
            Write(writer, Result(signature), typeParameters, string.Join(", ", arguments), constraints);
        }

        if (signature.TakesItems)
        {
            Document(writer, model, []);
            Write(writer, Result(signature), typeParameters, string.Join(", ", Inputs(signature, items: true)), constraints);
        }
    }

    private static void Write(SourceWriter writer, string result, string typeParameters, string arguments, EquatableArray<string> constraints)
    {
        string head = $"public static {result} Step{typeParameters}({arguments})";
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

    private static IEnumerable<string> Inputs(ComponentSignature signature, bool items)
    {
        bool isOptional = false;
        for (int i = 0; i < signature.Inputs.Count; i++)
        {
            InputModel input = signature.Inputs[i];
            isOptional |= input.IsWrong;
            string type = input.IsArtifact ? Handle(input.Type) : input.Type.FullName;
            bool takesItems = items && i == signature.Inputs.Count - 1;
            yield return $"{(takesItems ? "params " : "")}{type}{(input.IsList ? "[]" : "")} {input.Argument}{(isOptional && !takesItems ? " = default!" : "")}";
        }
    }

    /// <summary>Whether an input has the name already; that has been reported.</summary>
    private static bool Collides(ComponentSignature signature, ParameterModel parameter) => signature.Inputs.Any(each => each.Argument == parameter.Argument);

    private static string Argument(ComponentSignature signature, ParameterModel parameter) =>
        $"{parameter.TypeName} {parameter.Argument}{(parameter.IsRequired && !signature.Inputs.Any(each => each.IsWrong) ? "" : $" = {parameter.ConstantDefault ?? "default!"}")}";

    private static string Result(ComponentSignature signature) => signature.Shape switch
    {
        OutputShape.None => "global::Millrace.StepHandle",
        OutputShape.Single => Handle(signature.Outputs[0].Type),
        OutputShape.Members when signature.Outputs.Count == 1 => Handle(signature.Outputs[0].Type),
        OutputShape.Members => $"({string.Join(", ", signature.Outputs.Select(each => $"{Handle(each.Type)} {each.Member}"))})",
        _ => "dynamic",
    };

    private static string Handle(TypeRef type) => $"global::Millrace.Handle<{type.FullName}>";

    private static void Document(SourceWriter writer, ComponentModel model, IEnumerable<ParameterModel> parameters)
    {
        writer.Summary(model.Summary.Length > 0 ? model.Summary : $"The step {model.Signature.Name}.");
        foreach (InputModel input in model.Signature.Inputs)
        {
            if (input.Help.Length > 0)
                writer.Line($"/// <param name=\"{input.Argument.TrimStart('@')}\">{SourceWriter.EscapeXml(input.Help)}</param>");
        }

        foreach (ParameterModel parameter in parameters)
        {
            string help = parameter.DefaultText.Length > 0 ? $"{parameter.Help} Default: {parameter.DefaultText}.".TrimStart() : parameter.Help;
            if (help.Length > 0)
                writer.Line($"/// <param name=\"{parameter.Argument.TrimStart('@')}\">{SourceWriter.EscapeXml(help)}</param>");
        }
    }
}
