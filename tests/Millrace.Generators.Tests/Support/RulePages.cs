using System.Reflection;
using System.Runtime.CompilerServices;
using Millrace.Compiler;

namespace Millrace.Generators.Tests;

/// <summary>The pages of the diagnostics, and the rules that they speak of.</summary>
internal static class RulePages
{
    /// <summary>The rules that the classes declare.</summary>
    public static IEnumerable<DiagnosticRule> Rules(params Type[] catalogues) =>
        catalogues.SelectMany(static type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(static field => field.GetValue(null)).OfType<DiagnosticRule>();

    /// <summary>A page's text.</summary>
    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder(), name + ".md")).ReplaceLineEndings("\n");

    /// <summary>The C# examples of a page.</summary>
    public static string[] Examples(string page) =>
        [.. page.Split("```csharp\n").Skip(1).Select(static part => part[..part.IndexOf("\n```", StringComparison.Ordinal)])];

    private static string Folder([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../generators/docs"));
}
