namespace Millrace.Compiler;

/// <summary>Writes one feature of a definition.</summary>
internal static class FeatureEmitter
{
    private const string Space = "global::Millrace.Features";

    public static void Write(SourceWriter writer, FeatureModel feature, IEnumerable<CodeModel> code)
    {
        string columns = string.Join(", ", feature.Columns.Select(CSharp.Literal)), specs = string.Join(", ", feature.Specs);
        string head = $"new {Space}.FeatureInfo({CSharp.Literal(feature.Member)}, [{columns}], [{specs}])";
        string permit = feature.Permit is null ? "" : $"Permit = {CSharp.Literal(feature.Permit)}";
        string[] hashes = [.. code.Select(Hash)];
        if (hashes.Length == 0)
        {
            writer.Line($"{head}{(permit.Length == 0 ? "" : $" {{ {permit} }}")},");
            return;
        }

        writer.Line(head).Line("{");
        writer.Indent(() =>
        {
            if (permit.Length > 0)
                writer.Line($"{permit},");
            writer.Line("// What tells whether this code was edited since the features were fitted.");
            writer.Line($"Code = [{string.Join(", ", hashes)}],");
        });
        writer.Line("},");
    }

    private static string Display(string name) => name.Contains("::") ? name.Replace("global::", "") : $"{name}()";

    private static string Hash(CodeModel code) =>
        $"new {Space}.FeatureCode({CSharp.Literal(Display(code.Name))}, {CSharp.Literal(code.Hash)})";
}
