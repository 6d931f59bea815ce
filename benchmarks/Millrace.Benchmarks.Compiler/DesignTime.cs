using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Millrace.Benchmarks.Compiler;

/// <summary>The options that an editor hands to generators: those of a design-time build.</summary>
internal sealed class DesignTime : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(isGlobal: true);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(isGlobal: false);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(isGlobal: false);

    private sealed class Options(bool isGlobal) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = isGlobal && key == "build_property.DesignTimeBuild" ? "true" : null;
            return value is not null;
        }
    }
}
