using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>A number for each reference to a file, and for each state of a project in another language: what is another object may hold other types.</summary>
internal static class ReferenceIdentity
{
    private static readonly ConditionalWeakTable<object, StrongBox<ulong>> s_known = new();
    private static long s_count;

    public static Fingerprint Of(MetadataReference reference)
    {
        object identity = reference is CompilationReference other ? other.Compilation : reference;
        return Fingerprint.Empty.Then(s_known.GetValue(identity, static _ => new StrongBox<ulong>((ulong)Interlocked.Increment(ref s_count))).Value);
    }
}
