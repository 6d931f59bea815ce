using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>
/// What a file declares, read from its syntax alone. It is kept as long as the tree is, so that a keystroke reads the edited file again and no other.
/// </summary>
internal sealed class TreeSurface
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeSurface> s_known = new();

    /// <summary>The file's path.</summary>
    public required string Path { get; init; }

    /// <summary>Stands for everything that this object holds, positions aside.</summary>
    public required Fingerprint Fingerprint { get; init; }

    /// <summary>Stands for what all declarations of the file depend on: its path, usings, switches of nullable annotations.</summary>
    public required Fingerprint Frame { get; init; }

    /// <summary>The names in the usings.</summary>
    public required ImmutableArray<string> FrameMentions { get; init; }

    /// <summary>Stands for what all files depend on: global usings. Null where there are none.</summary>
    public required Fingerprint? Globals { get; init; }

    /// <summary>Stands for attributes of the assembly, which are for those who reference it. Null where there are none.</summary>
    public required Fingerprint? AssemblyAttributes { get; init; }

    /// <summary>The names in the global usings.</summary>
    public required ImmutableArray<string> GlobalMentions { get; init; }

    /// <summary>Names that usings of the file give to our attributes.</summary>
    public required ImmutableArray<string> Aliases { get; init; }

    /// <summary>Names that global usings give to our attributes.</summary>
    public required ImmutableArray<string> GlobalAliases { get; init; }

    /// <summary>The namespaces that the file adds to.</summary>
    public required ImmutableArray<string> Namespaces { get; init; }

    /// <summary>The types that stand in no other type.</summary>
    public required ImmutableArray<DeclarationSurface> Declarations { get; init; }

    /// <summary>Reads a file, unless it has been read.</summary>
    public static TreeSurface Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (s_known.TryGetValue(tree, out TreeSurface? known))
            return known;
        TreeSurface read = new SurfaceWalker(tree, cancellation).Read();
        return s_known.GetValue(tree, _ => read);
    }

    /// <summary>The declaration of that anchor; null where the file has none.</summary>
    public DeclarationSurface? Find(string anchor)
    {
        foreach (DeclarationSurface declaration in Declarations)
        {
            if (declaration.Anchor == anchor)
                return declaration;
        }

        return null;
    }

    /// <summary>The declaration that a position stands in; null for what stands before all of them.</summary>
    public DeclarationSurface? At(int position)
    {
        // Declarations stand in the order of the file, which may hold thousands.
        (int low, int high) = (0, Declarations.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Declarations[middle].Tokens.Start <= position)
                low = middle + 1;
            else
                high = middle;
        }

        return low == 0 ? null : Declarations[low - 1];
    }
}
