using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Tests;

/// <summary>A library as another version of Millrace would have compiled it.</summary>
internal static class OldLibrary
{
    public static MetadataReference Of(Compiled library)
    {
        Compilation old = library.Output;
        foreach (SyntaxTree tree in library.Result.GeneratedTrees)
        {
            string text = tree.ToString().Replace("CompiledComponent(1", "CompiledComponent(999", StringComparison.Ordinal);
            old = old.ReplaceSyntaxTree(tree, Compiled.Tree(text, tree.FilePath));
        }

        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = old.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
