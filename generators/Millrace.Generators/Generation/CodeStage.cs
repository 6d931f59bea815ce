using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// Hashes the code that features are computed by. Only what runs needs that, and it binds bodies that nothing else reads: editors get nothing.
/// </summary>
internal static class CodeStage
{
    public static IncrementalValueProvider<EquatableArray<CodeModel>> Register(IncrementalGeneratorInitializationContext context) =>
        context.CompilationProvider.Combine(DesignTime.Of(context)).Select(static (each, cancellation) => each.Right ? default : CodeReader.Read(each.Left, cancellation));
}
