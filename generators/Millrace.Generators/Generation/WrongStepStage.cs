using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Keeps C# silent about calls of Step whose wrong artifact has been reported: see <see cref="WrongStepEmitter"/>.</summary>
internal static class WrongStepStage
{
    private const string File = "Millrace.WrongSteps.g.cs";

    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Shelf> shelves)
    {
        IncrementalValueProvider<EquatableArray<WrongStepModel>> steps = shelves
            .SelectMany(static (each, _) => each.WrongSteps.Items)
            .Collect()
            .Select(static (all, _) => all.Distinct().OrderBy(static each => each.Key, StringComparer.Ordinal).ThenBy(static each => each.ToString(), StringComparer.Ordinal).ToEquatableArray());
        context.RegisterSourceOutput(steps, static (output, all) =>
        {
            if (all.Count > 0)
                output.AddSource(File, WrongStepEmitter.Emit(all));
        });
    }
}
