using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators.Tests.Purity;

/// <summary>Summaries outlive compilations, and compilations do not.</summary>
[Collection(nameof(PurityCacheTests))]
[CollectionDefinition(nameof(PurityCacheTests), DisableParallelization = true)]
public sealed class PurityCacheTests
{
    private const string Helper = "public static class Helper { public static string Name() => Part() + Part(); private static string Part() => Other.Text; }\n";
    private const string Other = "public static class Other { public static string Text => \"text\"; }\n";
    private const string One = Pure.Prelude + "[Component] public partial class One { public Note Run(Note a) => new(Helper.Name() + Own()); private string Own() => \"own\"; }\n";
    private const string Two = "using Millrace; [Component] public partial class Two { public Note Run(Note a) => new(Helper.Name()); }\n";

    [Fact]
    public void An_edit_in_a_body_binds_that_method_alone()
    {
        CSharpCompilation program = Program();
        Assert.Equal(["Helper.Name", "Helper.Part", "One.#ctor", "One.Own", "One.Run(Note)", "Other.get_Text", "Two.#ctor", "Two.Run(Note)"], Bound(program));
        CSharpCompilation edited = Edit(program, "One.cs", One.Replace("\"own\"", "\"mine\"", StringComparison.Ordinal));
        Assert.Equal(["One.Own"], Bound(edited));
        CSharpCompilation moved = Edit(edited, "One.cs", "// a line before all\n" + One.Replace("\"own\"", "\"mine\"", StringComparison.Ordinal));
        Assert.Empty(Bound(moved));
        Assert.Equal(["Helper.Name"], Bound(Edit(moved, "Helper.cs", Helper.Replace("Part() + Part()", "Part()", StringComparison.Ordinal))));
    }

    [Fact]
    public void An_edit_of_a_declaration_binds_again() => Assert.Contains("Helper.Name", Bound(Edit(Warm(), "Other.cs", Other.Replace("string Text", "object Text", StringComparison.Ordinal))));

    [Fact]
    public void A_body_that_becomes_impure_is_found_from_other_files()
    {
        CSharpCompilation edited = Edit(Warm(), "Other.cs", Other.Replace("\"text\"", "DateTime.UtcNow.ToString(\"O\")", StringComparison.Ordinal));
        Assert.Equal(["MR0502", "MR0502"], Pure.Analyze(edited).Select(static each => each.Id));
        Assert.Empty(Pure.Analyze(Edit(edited, "Other.cs", Other)));
    }

    [Fact]
    public void A_field_that_another_method_begins_to_change_is_found()
    {
        const string field = "[Component] public partial class Three { private static readonly List<int> s_all = []; public Note Run(Note a) => new(\"\" + s_all.Count); public static void Keep() { } }\n";
        string text = "using System.Collections.Generic; using Millrace; " + field;
        CSharpCompilation program = Program().AddSyntaxTrees(Compiled.Tree(text.Replace("partial ", "", StringComparison.Ordinal), "Three.cs"));
        Assert.Empty(Pure.Analyze(program));
        Assert.Equal("MR0505", Assert.Single(Pure.Analyze(Edit(program, "Three.cs", text.Replace("partial ", "", StringComparison.Ordinal).Replace("{ } }", "{ s_all.Add(1); } }", StringComparison.Ordinal)))).Id);
    }

    [Fact]
    public void A_place_follows_its_method()
    {
        string impure = One.Replace("\"own\"", "DateTime.UtcNow.ToString(\"O\")", StringComparison.Ordinal);
        CSharpCompilation program = Edit(Warm(), "One.cs", impure);
        int before = Pure.Analyze(program).Single().Location.SourceSpan.Start;
        Assert.Equal(before + 8, Pure.Analyze(Edit(program, "One.cs", "/* 4 */\n" + impure)).Single().Location.SourceSpan.Start);
    }

    [Fact]
    public void Old_compilations_are_collected()
    {
        (WeakReference old, CSharpCompilation current) = Replace();
        for (int i = 0; i < 10 && old.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive, "the old compilation is held");
        GC.KeepAlive(current);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Old, CSharpCompilation Current) Replace()
    {
        CSharpCompilation old = Warm();
        CSharpCompilation current = Edit(old, "One.cs", One.Replace("\"own\"", "\"mine\"", StringComparison.Ordinal));
        _ = Pure.Analyze(current);
        return (new WeakReference(old), current);
    }

    private static CSharpCompilation Warm()
    {
        CSharpCompilation program = Program();
        Assert.Empty(Pure.Analyze(program));
        return program;
    }

    private static CSharpCompilation Program() => (CSharpCompilation)Compiled.From(
        Compiled.Compilation("").AddSyntaxTrees(Compiled.Tree(One, "One.cs"), Compiled.Tree(Two, "Two.cs"), Compiled.Tree(Helper, "Helper.cs"), Compiled.Tree(Other, "Other.cs"))).Output;

    private static CSharpCompilation Edit(CSharpCompilation program, string file, string text) =>
        program.ReplaceSyntaxTree(program.SyntaxTrees.Single(each => each.FilePath == file), Compiled.Tree(text, file));

    /// <summary>The methods of this test's classes that are bound when a program is analysed; other tests may run meanwhile.</summary>
    private static string[] Bound(CSharpCompilation program)
    {
        var bound = new ConcurrentBag<string>();
        PurityProgram.Binding += bound.Add;
        _ = Pure.Analyze(program);
        PurityProgram.Binding -= bound.Add;
        return [.. bound.Select(static id => id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('~')[0]).Where(static id => id.Split('.')[0] is "One" or "Two" or "Helper" or "Other").Distinct().Order(StringComparer.Ordinal)];
    }
}
