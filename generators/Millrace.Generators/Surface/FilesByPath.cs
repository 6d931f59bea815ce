using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>The files of a program by their paths. Made for the first finding that asks, and kept as long as the program is.</summary>
internal static class FilesByPath
{
    private static readonly ConditionalWeakTable<Compilation, ILookup<string, SyntaxTree>> s_known = new();

    /// <summary>The files of a program that have a path: generated ones, and such as an editor makes up, may share one.</summary>
    public static IEnumerable<SyntaxTree> Of(Compilation program, string path) =>
        s_known.GetValue(program, static each => each.SyntaxTrees.ToLookup(static tree => tree.FilePath, StringComparer.Ordinal))[path];
}
