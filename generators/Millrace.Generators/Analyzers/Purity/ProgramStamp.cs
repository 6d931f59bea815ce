using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>A number that stays as long as a program's declarations and references do.</summary>
internal static class ProgramStamp
{
    private static readonly ConditionalWeakTable<MetadataReference, Identity> s_references = new();
    private static long s_count;

    public static ulong Of(Compilation compilation, CancellationToken cancellation)
    {
        ulong stamp = DeclarationHash.Of(compilation.AssemblyName ?? "");
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            stamp = DeclarationHash.Of(TreeInfo.Of(tree).Declarations, stamp);
        }

        foreach (MetadataReference reference in compilation.References)
        {
            stamp = DeclarationHash.Of(
                reference is CompilationReference other ? Of(other.Compilation, cancellation) : s_references.GetValue(reference, static _ => new Identity(Interlocked.Increment(ref s_count))).Value,
                stamp);
        }

        return stamp;
    }

    private sealed class Identity(long value)
    {
        public ulong Value { get; } = (ulong)value;
    }
}
