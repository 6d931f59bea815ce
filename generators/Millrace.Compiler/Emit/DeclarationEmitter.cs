namespace Millrace.Compiler;

/// <summary>Opens the namespace and the types around a generated part.</summary>
internal static class DeclarationEmitter
{
    /// <summary>Writes the body inside the namespace and the containing types of a declaration.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="declaration">The declaration.</param>
    /// <param name="body">Writes what stands in the containing types.</param>
    /// <param name="after">Writes what follows in the namespace; null for nothing.</param>
    public static void Around(SourceWriter writer, TypeDeclaration declaration, Action body, Action? after = null)
    {
        if (declaration.Namespace.Length > 0 && writer.IsShared)
        {
            writer.Block($"namespace {declaration.Namespace}", Write);
            return;
        }

        if (declaration.Namespace.Length > 0)
            writer.Line($"namespace {declaration.Namespace};").Line();
        Write();

        void Write()
        {
            Nest(writer, declaration.Containers, 0, body);
            after?.Invoke();
        }
    }

    private static void Nest(SourceWriter writer, EquatableArray<string> containers, int index, Action body)
    {
        if (index == containers.Count)
            body();
        else
            writer.Block(containers[index], () => Nest(writer, containers, index + 1, body));
    }
}
