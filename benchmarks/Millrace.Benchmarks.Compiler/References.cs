using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Millrace.Benchmarks.Compiler;

/// <summary>What the program references: the framework and our libraries, as far as this program has them itself.</summary>
internal static class References
{
    public static ImmutableArray<MetadataReference> All { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
                && Path.GetFileName(path) is not ("Millrace.Generators.dll" or "Millrace.Compiler.dll") && !Path.GetFileName(path).Contains("Benchmark", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];
}
