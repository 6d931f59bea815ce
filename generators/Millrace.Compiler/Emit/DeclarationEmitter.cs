namespace Millrace.Compiler;

/// <summary>Opens the namespace and the types around a generated part.</summary>
internal static class DeclarationEmitter
{
    /// <summary>Writes the body inside the namespace and the containing types of a declaration.</summary>
    public static void Around(SourceWriter writer, TypeDeclaration declaration, Action body)
    {
        if (declaration.Namespace.Length > 0)
            writer.Line($"namespace {declaration.Namespace};").Line();
        Nest(writer, declaration.Containers, 0, body);
    }

    private static void Nest(SourceWriter writer, EquatableArray<string> containers, int index, Action body)
    {
        if (index == containers.Count)
            body();
        else
            writer.Block(containers[index], () => Nest(writer, containers, index + 1, body));
    }
}
