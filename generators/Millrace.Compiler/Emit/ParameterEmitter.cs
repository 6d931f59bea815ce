namespace Millrace.Compiler;

/// <summary>Writes the descriptions of parameters, of components and pipelines alike.</summary>
internal static class ParameterEmitter
{
    /// <summary>Writes the property <c>Parameters</c> of an object initializer; nothing where there are none.</summary>
    public static void Emit(SourceWriter writer, EquatableArray<ParameterModel> parameters)
    {
        if (parameters.Count == 0)
            return;
        writer.Line("Parameters =").Line("[").Indent(() =>
        {
            foreach (ParameterModel parameter in parameters)
                Emit(writer, parameter);
        }).Line("],");
    }

    private static void Emit(SourceWriter writer, ParameterModel parameter) => writer.Block("new global::Millrace.ParameterInfo", () =>
    {
        writer.Line($"Name = {CSharp.Literal(parameter.Name)},");
        writer.Line($"Member = {CSharp.Literal(parameter.Member.TrimStart('@'))},");
        writer.Line($"Codec = {parameter.Codec},");
        if (parameter.Help.Length > 0)
            writer.Line($"Help = {CSharp.Literal(parameter.Help)},");
        if (parameter.Default is not null)
            writer.Line($"Default = static () => {parameter.Default},");
        if (parameter is { Default: not null, IsDefaultComputed: true, IsSecret: false })
            writer.Line($"DefaultText = {CSharp.Literal(parameter.DefaultText)},");
        if (parameter.IsSource)
            writer.Line("IsSource = true,");
        if (parameter.SelectedBy is not null)
            writer.Line($"SelectedBy = {CSharp.Literal(parameter.SelectedBy)},");
        if (parameter.IsSecret)
            writer.Line("IsSecret = true,");
        if (parameter.Minimum is double minimum)
            writer.Line($"Minimum = {CSharp.Literal(minimum)},");
        if (parameter.Maximum is double maximum)
            writer.Line($"Maximum = {CSharp.Literal(maximum)},");
        if (parameter.Allowed.Count > 0)
            writer.Line($"Allowed = [{string.Join(", ", parameter.Allowed.Select(CSharp.Literal))}],");
    }, ",");
}
