using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Generators.Tests.Fuzz;

namespace Millrace.Generators.Tests.Determinism;

/// <summary>Comments are no part of a program: wherever they stand, the same is generated.</summary>
public sealed class CommentTests
{
    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Programs.All.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Comments_between_all_tokens_change_nothing(int program)
    {
        IReadOnlyDictionary<string, string> files = Programs.All[program];
        string[] expected = Generated(files, static token => token.ToFullString());
        Assert.NotEmpty(expected);

        Assert.Equal(expected, Generated(files, static token => Commented(token, " /* c */ ")));
        Assert.Equal(expected, Generated(files, static token => Commented(token, " // c\n")));
    }

    [Theory]
    [InlineData("[Component] public sealed partial class C { [Parameter] public IReadOnlyList<DayOfWeek> X { get; init; } = [\nDayOfWeek.Monday, // first\nDayOfWeek.Friday // last\n]; public void Run() { } }")]
    [InlineData("[Component] public sealed partial class C { [Parameter] public IReadOnlyList<DayOfWeek> X { get; init; } = [\n#pragma warning disable CS0618\nDayOfWeek.Monday,\n#pragma warning restore CS0618\nDayOfWeek.Friday]; public void Run() { } }")]
    [InlineData("[Component] public sealed partial class C { [Parameter] public string X { get; init; } = \"\"; public void Run() { } } [Pipeline(\"p\")] public sealed partial class P { [Parameter] public string Source { get; init; } = \"a\"; void Define() { var folder = Source // where\n + \"/x\"; C.Step(folder // there\n); } }")]
    [InlineData("[Component] public sealed partial class C { [Parameter] public string X { get; init; } = \"\"; public void Run() { } } [Pipeline(\"p\")] public sealed partial class P { [Parameter] public int Trees { get; init; } = 3; void Define() => C.Step(Trees > 3 // many\n ? $\"{Trees // so many\n}\" // given\n : \"other\"); }")]
    public void A_value_with_comments_compiles(string source) => Compiled.From("using Millrace; using System; using System.Collections.Generic;\n" + source).Clean();

    private static string[] Generated(IReadOnlyDictionary<string, string> files, Func<SyntaxToken, string> write)
    {
        CSharpCompilation compilation = Compiled.Compilation("")
            .AddSyntaxTrees(files.Select(file => Compiled.Tree(string.Concat(Compiled.Tree(file.Value, file.Key).GetRoot().DescendantTokens().Select(write)), file.Key)));
        GeneratorDriverRunResult result = Compiled.Driver().RunGenerators(compilation).GetRunResult();
        return [.. result.GeneratedTrees.OrderBy(static tree => tree.FilePath, StringComparer.Ordinal).Select(static tree => tree.FilePath + "\n" + tree)];
    }

    private static string Commented(SyntaxToken token, string comment) => token.Kind() switch
    {
        SyntaxKind.EndOfFileToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken => token.ToFullString(),
        SyntaxKind.CloseBraceToken or SyntaxKind.ColonToken when token.Parent is InterpolationSyntax or InterpolationFormatClauseSyntax => token.ToFullString(),
        _ => token.LeadingTrivia.ToFullString() + token.Text + comment + token.TrailingTrivia.ToFullString(),
    };
}
