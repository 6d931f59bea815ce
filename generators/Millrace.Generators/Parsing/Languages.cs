using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators;

/// <summary>What the language version of a program allows in generated code.</summary>
internal static class Languages
{
    /// <summary>Whether there are extension members other than methods. Where not, C# has objections that we could have taken away.</summary>
    public static bool HasExtensions(this SyntaxTree tree) => tree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp14 };
}
