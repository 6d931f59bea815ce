namespace Millrace.Compiler;

/// <summary>Writes the generated part of a component, and the companion of a generic one.</summary>
public static class ComponentEmitter
{
    /// <summary>The generated file.</summary>
    public static string Emit(ComponentModel model) => SourceWriter.File([model], Emit);

    /// <summary>Its part of a file.</summary>
    public static void Emit(SourceWriter writer, ComponentModel model) =>
        DeclarationEmitter.Around(
            writer,
            model.Declaration,
            () =>
            {
                if (model.IsPartial)
                    Part(writer, model);
                if (model.HasCompanion)
                    Companion(writer, model);
            },
            !model.IsPartial && model.HasExtension ? () => Extension(writer, model) : null);

    private static void Part(SourceWriter writer, ComponentModel model)
    {
        TypeDeclaration declaration = model.Declaration;
        string head = $"partial {declaration.Keyword} {declaration.Name}{declaration.TypeParameterList}";
        if (ComponentInterfaceEmitter.Name(model) is string name)
            head += $" : {name}";
        FactEmitter.Component(writer, model);
        writer.Block(head, () =>
        {
            StepEmitter.Emit(writer, model);
            writer.Line();
            DescriptorEmitter.Emit(writer, model);
            ComponentInterfaceEmitter.Emit(writer, model);
        });
    }

    /// <summary>A class that is not partial cannot be continued; an extension keeps its pipelines free of further errors.</summary>
    private static void Extension(SourceWriter writer, ComponentModel model)
    {
        TypeDeclaration declaration = model.Declaration;
        string arity = declaration.TypeParameters.Count == 0 ? "" : declaration.TypeParameters.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        writer.Block($"internal static class {Projections.JoinedName(declaration)}{arity}StepExtension", () =>
        {
            string constraints = declaration.Constraints.Count == 0 ? "" : " " + string.Join(" ", declaration.Constraints);
            writer.Block($"extension{declaration.TypeParameterList}({declaration.Type.FullName}){constraints}", () =>
            {
                StepEmitter.Emit(writer, model);
                writer.Line();
                DescriptorEmitter.Emit(writer, model);
            });
        });
    }

    /// <summary>The class of the same name without type parameters, so that C# infers them from the inputs.</summary>
    private static void Companion(SourceWriter writer, ComponentModel model)
    {
        TypeDeclaration declaration = model.Declaration;
        writer.Line();
        string head = $"partial class {declaration.Name}";
        if (!model.ExtendsCompanion)
        {
            writer.Summary(model.Summary.Length > 0 ? model.Summary : $"Makes steps of {declaration.Name}{declaration.TypeParameterList}, with type arguments inferred from the inputs.");
            head = $"{declaration.Accessibility} static {head}";
        }

        writer.Block(head, () => StepEmitter.Emit(writer, model, declaration.TypeParameterList, declaration.Constraints));
    }
}
