using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>Stands for a program's declarations and references: while it stays, whatever else is written means what it meant.</summary>
internal static class ProgramStamp
{
    private static readonly ConditionalWeakTable<MetadataReference, StrongBox<ulong>> s_references = new();
    private static readonly ConditionalWeakTable<Compilation, StrongBox<Fingerprint>> s_programs = new();
    private static long s_count;

    /// <summary>The stamp of a program. It is made once, because projects reference each other in many ways.</summary>
    public static Fingerprint Of(Compilation program, CancellationToken cancellation)
    {
        if (s_programs.TryGetValue(program, out StrongBox<Fingerprint>? known))
            return known.Value;
        Fingerprint stamp = Fingerprint.Empty.Then(program.AssemblyName ?? "");
        foreach (SyntaxTree tree in program.SyntaxTrees)
            stamp = stamp.Then(TreeSurface.Of(tree, cancellation).Fingerprint);
        foreach (MetadataReference reference in program.References)
            stamp = stamp.Then(Of(reference, cancellation));
        return s_programs.GetValue(program, _ => new StrongBox<Fingerprint>(stamp)).Value;
    }

    /// <summary>
    /// What a reference is: a project beside this one, open in the same editor, is what its declarations are; a file is itself. Under another alias either
    /// is another one.
    /// </summary>
    public static Fingerprint Of(MetadataReference reference, CancellationToken cancellation)
    {
        Fingerprint identity = reference is CompilationReference other
            ? Of(other.Compilation, cancellation)
            : Fingerprint.Empty.Then(s_references.GetValue(reference, static _ => new StrongBox<ulong>((ulong)Interlocked.Increment(ref s_count))).Value);
        return reference.Properties.Aliases.IsDefaultOrEmpty ? identity : reference.Properties.Aliases.Aggregate(identity, static (all, each) => all.Then(each));
    }
}
