using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Adds generated files and diagnostics: each file from its model alone, so that it is written anew only when the model changes.</summary>
internal static class Sources
{
    /// <summary>
    /// Adds a file a model. Roslyn compares file names without case, so models whose names differ in case only, or are declared twice, get
    /// numbered names.
    /// </summary>
    public static void AddFiles<T>(
        this IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<T> models,
        Func<T, string> name,
        Func<T, string> emit)
    {
        IncrementalValueProvider<EquatableArray<string>> shared = models.Select((model, _) => Key(name(model))).Collect().Select(static (names, _) => Shared(names));
        IncrementalValuesProvider<(T Model, bool IsShared)> all = models.Combine(shared)
            .Select((pair, _) => (pair.Left, pair.Right.Contains(Key(name(pair.Left)))));

        context.RegisterSourceOutput(
            all.Where(static each => !each.IsShared).Select(static (each, _) => each.Model),
            (output, model) => output.AddSource(name(model), emit(model)));
        context.RegisterSourceOutput(
            all.Where(static each => each.IsShared).Select(static (each, _) => each.Model).Collect(),
            (output, clashing) =>
            {
                for (int i = 0; i < clashing.Length; i++)
                    output.AddSource(Numbered(name(clashing[i]), i + 1), emit(clashing[i]));
            });
    }

    private static string Key(string name) => name.ToUpperInvariant();

    private static EquatableArray<string> Shared(ImmutableArray<string> names) =>
        names.GroupBy(each => each, StringComparer.Ordinal)
            .Where(each => each.Count() > 1)
            .Select(each => each.Key)
            .OrderBy(each => each, StringComparer.Ordinal)
            .ToEquatableArray();

    private static string Numbered(string name, int number) =>
        name.Replace(".g.cs", $"-{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}.g.cs");
}
