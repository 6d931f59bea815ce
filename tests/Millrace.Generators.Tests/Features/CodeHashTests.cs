using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Compiler;

namespace Millrace.Generators.Tests.Features;

/// <summary>Which edits change the hash of code that features are computed by, and which do not.</summary>
public sealed class CodeHashTests
{
    private const string Program = """
        using Millrace; using Millrace.Data; using Millrace.Features; using System.Text.Json;
        using static Shortcuts;

        [Schema] public partial record struct Open { [Column] public float Amount { get; init; } [Column] public int Count { get; init; } [Column] public Grade Grade { get; init; } public float Half => Amount / 2; }
        public enum Grade { Good, Bad }

        [Features<Open>]
        public partial record struct F
        {
            [ZScore(From = nameof(Plain))] public float A { get; init; }
            [ZScore(From = nameof(Rich))] public float B { get; init; }
            [ZScore(From = nameof(Other))] public float D { get; init; }
            [ZScore(From = nameof(Shaped))] public float E { get; init; }
            [Custom<Learns, Twice>(From = nameof(Open.Amount))] public float C { get; init; }

            [Computed] static double Plain(in Open.Row row) => row.Amount + 1;

            [Computed] static double Other(in Open.Row row) => (int)row.Grade + Parts.Rate + Parts.Scaled(2);

            [Computed] static double Shaped(in Open.Row row) => row.ToRecord() is { Half: > 2 } ? 1 : row is { Grade: var grade } ? (int)grade : 0;

            [Computed]
            static double Rich(in Open.Row row)
            {
                Money money = new(row.Amount);
                double sum = Units.Km(row.Count) + row.Far() + Own(row) + Short(2) + money;
                foreach (int each in new Steps())
                    sum += each;
                Shape shape = new Square();
                double Inner(double value) => value * 3 + (int)Level.High;
                return Inner(sum) + shape.Area() + Measure.Of<Mile>() + Limits.Most + new[] { 1, 2 }.Select(static each => each + 5).Sum();
            }

            static double Own(Open.Row row) => row.Count - 2;

            static double Idle(Open.Row row) => row.Count - 9;
        }

        public static class Units
        {
            private const double Factor = 1.609;
            public static double Km(double miles) => Rounded(miles * Factor);
            private static double Rounded(double value) => Math.Round(value, Digits);
            private static int Digits => 2;
            public static double Unused() => 77;
        }

        public static class Rows { public static double Far(this Open.Row row) => row.Amount * 21; public static double Near(this Open.Row row) => row.Amount * 22; }
        public static class Shortcuts { public static double Short(int value) => value + 31; public static double Long(int value) => value + 32; }
        public readonly struct Money(double value) { public static implicit operator double(Money money) => money.Value + 41; public double Value { get; } = value; }
        public sealed class Steps { public IEnumerator<int> GetEnumerator() { yield return 51; } }
        public abstract class Shape { public virtual double Area() => 61; public double Twice() => Area() * 62; }
        public sealed class Square : Shape { public override double Area() => Twice() + 63; }
        public sealed class Circle : Shape { public override double Area() => 64; }
        public interface IUnit { static abstract double Length { get; } }
        public struct Mile : IUnit { public static double Length => 71; }
        public struct Yard : IUnit { public static double Length => 72; }
        public static class Measure { public static double Of<T>() where T : IUnit => T.Length; }
        public enum Level { Low, High }
        public static partial class Parts { [System.ComponentModel.DefaultValue(151)] public static partial double Rate { get; } public static partial double Scaled(double value, double by = 131); }
        public static partial class Parts { public static partial double Rate => 121; public static partial double Scaled(double value, double by) { Adjust(ref value); return value * by; } [System.Diagnostics.Conditional("TUNE")] static void Adjust(ref double value) => value += 141; }
        public static class Limits { public static readonly int Most, Least; static Limits() { Most = 81; } }

        public sealed class Twice(double factor) : INumberTransform<Twice>
        {
            public int Width => 1;
            public void Apply(ReadOnlySpan<double> rows, Span<double> destination) { for (int i = 0; i < rows.Length; i++) destination[i] = factor * rows[i] + 91; }
            public void Write(Utf8JsonWriter json) => json.WriteNumber("factor", factor);
            public static Twice Read(JsonElement json) => new(json.GetProperty("factor").GetDouble());
        }

        public sealed class Learns : INumberAnalyser<Learns, Twice>
        {
            private double _sum;
            public static Learns Create(int columns) => new();
            public void Add(ReadOnlySpan<double> rows) { foreach (double each in rows) _sum += Helper.Weighted(each); }
            public void Merge(Learns other) => _sum += other._sum;
            public Twice Fit() => new(_sum + 101);
        }

        public static class Helper { public static double Weighted(double value) => value * 111; }
        """;

    public static TheoryData<string, string, string> Kept => new()
    {
        { "a comment", "static double Plain(", "/* Why. */ static double Plain(" },
        { "documentation", "    static double Own(", "    /// <summary>Of its own.</summary>\n    static double Own(" },
        { "layout", "row.Amount + 1", "row.Amount\n    +   1" },
        { "a method that nothing uses", "row.Count - 9", "row.Count - 10" },
        { "a method beside one that is used", "=> 77", "=> 78" },
        { "an extension of another name", "row.Amount * 22", "row.Amount * 23" },
        { "what a using names beside", "value + 32", "value + 33" },
        { "a type that is never made", "=> 64", "=> 65" },
        { "a type that is never named", "=> 72", "=> 73" },
        { "a column that is added", "public int Count { get; init; }", "public int Count { get; init; } [Column] public int More { get; init; }" },
        { "what is expected of a column", "[Column] public float Amount", "[Column, InRange(0, 5)] public float Amount" },
        { "what is expected of a column in a list of its own", "[Column] public float Amount", "[InRange(0, 5)] [Column] public float Amount" },
    };

    public static TheoryData<string, string, string, string> Changed => new()
    {
        { "a body", "row.Amount + 1", "row.Amount + 2", "Plain" },
        { "a column's name in files", "[Column] public float Amount", "[Column(\"b\")] public float Amount", "Plain Rich Shaped" },
        { "a column's type", "public float Amount", "public double Amount", "Plain Rich Shaped" },
        { "the order of an enumeration in a column", "Good, Bad", "Bad, Good", "Other Shaped" },
        { "a property of a schema in a pattern", "Amount / 2", "Amount / 3", "Shaped" },
        { "a default of a method in parts", "by = 131", "by = 130", "Other" },
        { "an attribute by which a property may be generated", "DefaultValue(151)", "DefaultValue(150)", "Other" },
        { "a property in parts", "Rate => 121", "Rate => 120", "Other" },
        { "a local function", "value * 3", "value * 4", "Rich" },
        { "a lambda", "each + 5", "each + 6", "Rich" },
        { "a method of the set", "row.Count - 2", "row.Count - 3", "Rich" },
        { "a constant behind a method", "1.609", "1.61", "Rich" },
        { "a property behind two methods", "Digits => 2", "Digits => 3", "Rich" },
        { "an extension of the row", "row.Amount * 21", "row.Amount * 20", "Rich" },
        { "what is called by a using", "value + 31", "value + 30", "Rich" },
        { "a conversion that is not written", "money.Value + 41", "money.Value + 40", "Rich" },
        { "an enumerator that is not written", "yield return 51", "yield return 50", "Rich" },
        { "a base that an object calls", "Area() * 62", "Area() * 60", "Rich" },
        { "an override", "Twice() + 63", "Twice() + 60", "Rich" },
        { "a type argument's member", "=> 71", "=> 70", "Rich" },
        { "another type argument", "Of<Mile>", "Of<Yard>", "Rich" },
        { "another member of a library", "Math.Round(value, Digits)", "Math.Min(value, Digits)", "Rich" },
        { "an enumeration's order", "Low, High", "Lowest, Low, High", "Rich" },
        { "a static constructor", "Most = 81", "Most = 80", "Rich" },
        { "what a transform does", "rows[i] + 91", "rows[i] + 90", "global::Learns global::Twice" },
        { "what an analyser learns", "_sum + 101", "_sum + 100", "global::Learns" },
        { "what an analyser calls", "value * 111", "value * 110", "global::Learns" },
    };

    [Theory]
    [MemberData(nameof(Kept))]
    public void An_edit_of_what_is_not_used_keeps_all_hashes(string what, string before, string after) => Assert.True(Hashes(Program).SequenceEqual(Hashes(Edited(before, after))), what);

    [Theory]
    [MemberData(nameof(Changed))]
    public void An_edit_of_what_is_used_changes_the_hash(string what, string before, string after, string names)
    {
        IEnumerable<CodeModel> changed = Hashes(Edited(before, after)).Except(Hashes(Program));
        Assert.True(names == string.Join(" ", changed.Select(static each => each.Name).Order(StringComparer.Ordinal)), what);
    }

    [Fact]
    public void Code_of_other_files_and_of_parts_in_any_order_has_one_hash()
    {
        const string one = "public static partial class Pieces { public static double One() => Two() + 1; }", two = "public static partial class Pieces { public static double Two() => 2; }";
        string program = Program.Replace("row.Amount + 1", "Pieces.One()", StringComparison.Ordinal);
        CSharpCompilation first = Compiled.Compilation(program).AddSyntaxTrees(Compiled.Tree(one, "A.cs"), Compiled.Tree(two, "B.cs"));
        CSharpCompilation second = Compiled.Compilation(program).AddSyntaxTrees(Compiled.Tree(two, "a/C.cs"), Compiled.Tree(one, "a/D.cs"));
        CSharpCompilation third = Compiled.Compilation(program).AddSyntaxTrees(Compiled.Tree(two.Replace("2", "3", StringComparison.Ordinal), "a/C.cs"), Compiled.Tree(one, "a/D.cs"));
        Assert.Equal(Hashes(first), Hashes(second));
        Assert.Equal(["Plain"], Hashes(third).Except(Hashes(first)).Select(static each => each.Name));
    }

    [Fact]
    public void Generated_definitions_hold_the_hashes_and_editors_do_without()
    {
        string generated = Compiled.From(Program).Clean().Generated("F.Features");
        foreach (CodeModel each in Hashes(Program))
            Assert.Contains(each.Hash, generated, StringComparison.Ordinal);
        Assert.Contains("Code = [new global::Millrace.Features.FeatureCode(\"Plain()\", \"", generated, StringComparison.Ordinal);
        Assert.Contains("Code = [new global::Millrace.Features.FeatureCode(\"Learns\", \"", generated, StringComparison.Ordinal);

        GeneratorDriver editor = CSharpGeneratorDriver.Create([new MillraceGenerator().AsSourceGenerator()], [], Compiled.Options, new EditorOptions());
        Assert.DoesNotContain("Code = [", string.Concat(editor.RunGenerators(Compiled.Compilation(Program)).GetRunResult().GeneratedTrees), StringComparison.Ordinal);
    }

    [Fact]
    public void A_transform_of_a_library_that_was_edited_is_noticed()
    {
        const string library = """
            using Millrace.Features; using System.Text.Json;
            namespace Shared;
            public sealed class Tripled : INumberTransform<Tripled>
            {
                public int Width => 1;
                public void Apply(ReadOnlySpan<double> rows, Span<double> destination) { for (int i = 0; i < rows.Length; i++) destination[i] = Factors.Three * rows[i]; }
                public void Write(Utf8JsonWriter json) { }
                public static Tripled Read(JsonElement json) => new();
            }
            internal static class Factors { public const int Three = 3; public const int Four = 4; }
            """;
        string program = Program.Replace("Custom<Learns, Twice>", "Custom<Shared.Tripled>", StringComparison.Ordinal);
        string before = HashWith(library);
        Assert.Equal(before, HashWith(library.Replace("Four = 4", "Four = 5", StringComparison.Ordinal)));
        Assert.NotEqual(before, HashWith(library.Replace("Three = 3", "Three = 4", StringComparison.Ordinal)));

        string HashWith(string source)
        {
            MetadataReference reference = Compiled.From(source).Clean().ToReference();
            return Compiled.From(program, reference).Generated("F.Features").Split("FeatureCode(\"Shared.Tripled\", \"")[1][..32];
        }
    }

    [Fact]
    public void Arithmetic_that_is_checked_is_other_code()
    {
        CSharpCompilation program = Compiled.Compilation(Program), @checked = program.WithOptions(program.Options.WithOverflowChecks(true));
        Assert.Equal(6, Hashes(@checked).Except(Hashes(program)).Count());
    }

    [Fact]
    public void Calls_that_are_left_out_are_other_code()
    {
        CSharpCompilation program = Compiled.Compilation(Program);
        SyntaxTree tree = program.SyntaxTrees.Single(static each => each.FilePath == "User.cs");
        SyntaxTree tuned = CSharpSyntaxTree.ParseText(tree.GetText(), ((CSharpParseOptions)tree.Options).WithPreprocessorSymbols("TUNE"), tree.FilePath);
        Assert.Equal(["Other"], Hashes(program.ReplaceSyntaxTree(tree, tuned)).Except(Hashes(program)).Select(static each => each.Name));
    }

    [Fact]
    public void Constants_of_a_library_are_part_of_the_code()
    {
        string program = Program.Replace("row.Amount + 1", "row.Amount * Shared.Units.Factor", StringComparison.Ordinal);
        string[] hashes = [.. new[] { "2", "3" }.Select(factor =>
        {
            Compiled library = Compiled.From($"namespace Shared; public static class Units {{ public const double Factor = {factor}; }}");
            return Hashes(Compiled.Compilation(program, library.ToReference())).Single(static each => each.Name == "Plain").Hash;
        })];
        Assert.NotEqual(hashes[0], hashes[1]);
    }

    private static string Edited(string before, string after)
    {
        Assert.Contains(before, Program, StringComparison.Ordinal);
        return Program.Replace(before, after, StringComparison.Ordinal);
    }

    private static CodeModel[] Hashes(string program) => Hashes(Compiled.Compilation(program));

    private static CodeModel[] Hashes(CSharpCompilation program)
    {
        CodeModel[] all = [.. CodeReader.Read(program, CancellationToken.None)];
        Assert.Equal(["Other", "Plain", "Rich", "Shaped", "global::Learns", "global::Twice"], all.Select(static each => each.Name).Order(StringComparer.Ordinal));
        Assert.All(all, static each => Assert.Matches("^[0-9a-f]{32}$", each.Hash));
        return all;
    }

    private sealed class EditorOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new DesignTimeOptions();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class DesignTimeOptions : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            (value = key == "build_property.DesignTimeBuild" ? "true" : null) is not null;
    }
}
