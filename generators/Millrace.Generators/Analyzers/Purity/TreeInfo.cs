using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>What is remembered of a file as long as it lives.</summary>
internal sealed class TreeInfo
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeInfo> s_infos = new();

    private TreeInfo(SyntaxTree tree)
    {
        SyntaxNode root = tree.GetRoot();
        IsGenerated = GeneratedCode.IsGenerated(tree.FilePath, root);
        Heirs = IsGenerated ? [] : Heir.Of(root);
    }

    /// <summary>Whether a generator wrote it.</summary>
    public bool IsGenerated { get; }

    /// <summary>The types in it that have a base or interfaces.</summary>
    public IReadOnlyList<Heir> Heirs { get; }

    /// <summary>The program that it was last seen in.</summary>
    public ProgramIndex? Index { get; set; }

    /// <summary>Its summaries in that program.</summary>
    public TreeSummaries? Summaries { get; set; }

    public static TreeInfo Of(SyntaxTree tree) => s_infos.GetValue(tree, static each => new TreeInfo(each));
}
