using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>Tells builds from editors, which ask for generated code as well.</summary>
internal static class DesignTime
{
    /// <summary>Whether an editor asks.</summary>
    public static IncrementalValueProvider<bool> Of(IncrementalGeneratorInitializationContext context) =>
        context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue("build_property.DesignTimeBuild", out string? value) && value.Equals("true", StringComparison.OrdinalIgnoreCase));
}
