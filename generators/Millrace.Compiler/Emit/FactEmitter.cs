namespace Millrace.Compiler;

/// <summary>Writes what a library says of components and methods to the programs that use it compiled.</summary>
public static class FactEmitter
{
    /// <summary>The file with the facts about a library's methods, and the hashes of types that features can be computed by; null where there are none.</summary>
    public static string? Emit(EquatableArray<MethodFact> facts, EquatableArray<CodeModel> code) => facts.Count + code.Count == 0 ? null : SourceWriter.File(writer =>
    {
        foreach (CodeModel each in code)
            writer.Line($"[assembly: global::Millrace.CompiledCode({CSharp.Literal(each.Name)}, {CSharp.Literal(each.Hash)})]");
        foreach (MethodFact fact in facts)
            writer.Line($"[assembly: global::Millrace.MethodFact({CSharp.Literal(fact.Method)}, global::Millrace.Impurity.{fact.Fact.Kind}, {CSharp.Literal(fact.Fact.Cause)}{Condition(fact.Fact)})]");
    });

    /// <summary>The attributes on a component's class: its format, and the help texts that are otherwise in comments alone.</summary>
    internal static void Component(SourceWriter writer, ComponentModel model)
    {
        if (!model.Signature.IsValid)
            return;
        string summary = model.Summary.Length == 0 ? "" : $", Summary = {CSharp.Literal(model.Summary)}";
        writer.Line($"[global::Millrace.CompiledComponent({ComponentFormat.Current}{summary})]");
        foreach (InputModel input in model.Signature.Inputs)
            Help(writer, input.Argument, input.Help);
        foreach (ParameterModel parameter in model.Signature.Parameters)
            Help(writer, parameter.Member, parameter.Help);
    }

    /// <summary>The attribute that says what flows where inside of a pipeline.</summary>
    internal static void Steps(SourceWriter writer, EquatableArray<string> lines)
    {
        writer.Line("[global::Millrace.CompiledSteps(").Indent(() =>
        {
            for (int i = 0; i < lines.Count; i++)
                writer.Line(CSharp.Literal(lines[i]) + (i == lines.Count - 1 ? ")]" : ","));
        });
    }

    private static void Help(SourceWriter writer, string member, string text)
    {
        if (text.Length > 0)
            writer.Line($"[global::Millrace.CompiledHelp({CSharp.Literal(member.TrimStart('@'))}, {CSharp.Literal(text)})]");
    }

    private static string Condition(PurityFact fact)
    {
        if (!fact.IsConditional)
            return "";
        string parameters = fact.From.Parameters == 0 ? "" : $", Parameters = new[] {{ {string.Join(", ", fact.From.Ordinals())} }}";
        return $", IsConditional = true{parameters}{(fact.From.IsReceiver || fact.From.Members.Count > 0 ? ", Receiver = true" : "")}";
    }
}
