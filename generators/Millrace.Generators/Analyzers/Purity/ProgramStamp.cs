using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>Stands for a program's declarations and references: while it stays, what stands in bodies means what it meant.</summary>
internal static class ProgramStamp
{
    private static readonly ConditionalWeakTable<MetadataReference, Identity> s_references = new();
    private static long s_count;

    public static Fingerprint Of(Compilation compilation, CancellationToken cancellation)
    {
        Fingerprint stamp = Fingerprint.Empty.Then(compilation.AssemblyName ?? "");
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
            stamp = stamp.Then(TreeSurface.Of(tree, cancellation).Fingerprint);
        foreach (MetadataReference reference in compilation.References)
        {
            stamp = reference is CompilationReference other
                ? stamp.Then(Of(other.Compilation, cancellation))
                : stamp.Then(s_references.GetValue(reference, static _ => new Identity(Interlocked.Increment(ref s_count))).Value);
        }

        return stamp;
    }

    private sealed class Identity(long value)
    {
        public ulong Value { get; } = (ulong)value;
    }
}
