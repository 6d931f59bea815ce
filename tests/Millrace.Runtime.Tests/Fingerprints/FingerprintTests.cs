namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>Which edits change the fingerprint of a component's code, and which do not.</summary>
public sealed class FingerprintTests
{
    private const string Program = """
        public static class Entry
        {
            public static async Task<double> Run(int[] rows, CancellationToken cancellation)
            {
                int bound = Settings.Bound;
                Shape shape = new Square(3);
                var kept = rows.Where(row => row > bound).Select(static row => row + 1).ToList();
                await Task.Delay(1, cancellation);
                double Scale(double value) => value * 2;
                IRule rule = new Rule();
                return Scale(kept.Count) + shape.Area() + Helper.First(kept) + new Box<Mile>().Read() + rule.Apply(1) + Numbers().Sum() + Codes()[1];
            }

            private static IEnumerable<int> Numbers()
            {
                yield return 7;
            }

            private static ReadOnlySpan<byte> Codes() => [1, 2, 3];

            public static int Unrelated(int[] rows) => rows.Where(row => row > 2).Count();
        }

        public static class Helper
        {
            public static double First(List<int> kept) => Second(kept.Count);

            private static double Second(int count) => count * Factor;

            private const double Factor = 1.5;
        }

        public static class Settings
        {
            public static readonly int Bound = int.Parse("3");
        }

        public abstract class Shape
        {
            public virtual double Area() => 0;
        }

        public sealed class Square(double side) : Shape
        {
            public override double Area() => side * side;
        }

        public sealed class Circle(double radius) : Shape
        {
            public override double Area() => radius * radius * 3;
        }

        public interface IUnit { static abstract double Length { get; } }

        public readonly struct Mile : IUnit { public static double Length => 1609; }

        public readonly struct Yard : IUnit { public static double Length => 0.9; }

        public sealed class Box<T> where T : IUnit { public double Read() => T.Length; }

        public interface IRule { int Apply(int value); int Other(int value) => value; }

        public sealed class Rule : IRule { public int Apply(int value) => value + 5; }
        """;

    public static TheoryData<string, string, string> Kept => new()
    {
        { "a comment", "int bound = Settings.Bound;", "int bound = /* the least */ Settings.Bound; // kept" },
        { "formatting", "var kept = rows.Where", "var   kept\n\n  = rows.Where" },
        { "a local's name", "bound", "leastOfAll" },
        { "a lambda's parameter", "row => row > bound", "each => each > bound" },
        { "a local function's name", "Scale(", "Widen(" },
        { "a method that nothing reaches", "rows.Where(row => row > 2).Count()", "rows.Where(row => row > 4).Count() * 2" },
        { "a lambda before", "public static class Entry\n{", "public static class Entry\n{\n    public static Func<int, int> Before() { int two = 2; return value => value * two; }" },
        { "a method between", "private static IEnumerable<int> Numbers()", "private static IEnumerable<int> Others() { yield return 3; }\n    private static IEnumerable<int> Numbers()" },
        { "a class whose objects are not made", "radius * radius * 3", "radius * radius * 3.14" },
        { "a type argument that is not used", "=> 0.9", "=> 0.9144" },
        { "an interface's method that is not called", "int Other(int value) => value;", "int Other(int value) => value + 1;" },
        { "a new type", "public interface IUnit", "public sealed class New { public int Value => 3; }\npublic interface IUnit" },
        { "the order of types", "public static class Settings\n{\n    public static readonly int Bound = int.Parse(\"3\");\n}", "" },
    };

    public static TheoryData<string, string, string, string> Changed => new()
    {
        { "the method itself", "Codes()[1]", "Codes()[2]", "Entry.Run" },
        { "a callee two calls away", "count * Factor", "count * Factor + 1", "Helper.Second" },
        { "a constant that a callee uses", "Factor = 1.5", "Factor = 1.6", "Helper.Second" },
        { "a lambda's body", "row => row > bound", "row => row >= bound", "Entry.Run" },
        { "a static lambda's body", "row => row + 1", "row => row + 2", "Entry.Run" },
        { "a local function's body", "value * 2", "value * 3", "Entry.Run" },
        { "what an async body does after waiting", "Helper.First(kept)", "Helper.First(kept) * 2", "Entry.Run" },
        { "an iterator's body", "yield return 7", "yield return 8", "Entry.Numbers" },
        { "data in the program", "[1, 2, 3]", "[1, 9, 3]", "Entry.Codes" },
        { "a static readonly field's value", "int.Parse(\"3\")", "int.Parse(\"4\")", "Settings..cctor" },
        { "an override", "side * side", "side * side * 2", "Square.Area" },
        { "which class is made", "new Square(3)", "new Circle(3)", "Circle.Area" },
        { "a generic argument", "Box<Mile>", "Box<Yard>", "Yard.get_Length" },
        { "a static member of a type argument", "=> 1609", "=> 1609.344", "Mile.get_Length" },
        { "an implementation of an interface", "value + 5", "value + 6", "Rule.Apply" },
        { "a captured constant", "int bound = Settings.Bound;", "int bound = 9;", "Entry.Run" },
    };

    [Theory]
    [MemberData(nameof(Kept))]
    public void An_edit_elsewhere_keeps_the_fingerprint(string what, string before, string after)
    {
        string edited = after.Length == 0 ? before + "\n" + Replace(Program, before, "") : Replace(Program, before, after);

        CodeFingerprint old = FingerprintedSource.Take(Program), now = FingerprintedSource.Take(edited);

        Assert.True(old.Digest == now.Digest, $"{what}: {string.Join(", ", now.Parts.Except(old.Parts))}");
        Assert.Empty(now.Obstacles);
    }

    [Theory]
    [MemberData(nameof(Changed))]
    public void An_edit_of_what_is_reached_changes_the_fingerprint(string what, string before, string after, string method)
    {
        CodeFingerprint old = FingerprintedSource.Take(Program), now = FingerprintedSource.Take(Replace(Program, before, after));

        Assert.NotEqual(old.Digest, now.Digest);
        Assert.True(
            now.Parts.Except(old.Parts).Any(each => each.Name.StartsWith(method, StringComparison.Ordinal)),
            $"{what}: {string.Join(", ", now.Parts.Except(old.Parts))}");
    }

    [Fact]
    public void The_same_edits_count_in_a_release()
    {
        string old = FingerprintedSource.Take(Program, release: true).Digest;

        foreach (object[] row in Kept.Where(static each => ((string)each[2]).Length > 0))
            Assert.Equal(old, FingerprintedSource.Take(Replace(Program, (string)row[1], (string)row[2]), release: true).Digest);
        foreach (object[] row in Changed)
            Assert.NotEqual(old, FingerprintedSource.Take(Replace(Program, (string)row[1], (string)row[2]), release: true).Digest);
    }

    [Fact]
    public void Where_the_source_lies_does_not_matter() =>
        Assert.Equal(
            FingerprintedSource.Take(Program + "file static class Local { }", path: "/a/Program.cs").Digest,
            FingerprintedSource.Take(Program + "file static class Local { }", path: "/b/Other.cs").Digest);

    [Fact]
    public void A_type_of_one_file_counts_by_its_code_alone()
    {
        string source = "public static class Entry { public static int Run() => Local.Value + new Made().Read(); } file static class Local { public static int Value => 3; } file class Made { public int Read() => 4; }";

        Assert.Equal(FingerprintedSource.Take(source, path: "/a/Program.cs").Digest, FingerprintedSource.Take(source, path: "/b/Other.cs").Digest);
        Assert.NotEqual(FingerprintedSource.Take(source).Digest, FingerprintedSource.Take(Replace(source, "=> 3", "=> 5")).Digest);
        Assert.NotEqual(FingerprintedSource.Take(source).Digest, FingerprintedSource.Take(Replace(source, "=> 4", "=> 5")).Digest);
    }

    [Fact]
    public void Another_project_of_the_program_is_followed()
    {
        const string library =
            "namespace Lib; public static class Deep { public static int Value() => Inner(); static int Inner() => 3; public static int Else() => 4; }";
        (string, string)[] With(string text) => [("Library", text), ("Program", "public static class Entry { public static int Run() => Lib.Deep.Value(); }")];
        CodeFingerprint old = FingerprintedSource.Take(With(library));

        Assert.Equal(old.Digest, FingerprintedSource.Take(With(Replace(library, "=> 4", "=> 5"))).Digest);
        Assert.NotEqual(old.Digest, FingerprintedSource.Take(With(Replace(library, "=> 3", "=> 5"))).Digest);
    }

    [Fact]
    public void A_package_counts_by_its_version()
    {
        const string package = "namespace Pack; public static class Deep { public static int Value() => 3; }";
        (string, string)[] With(string text) => [("Package", text), ("Program", "public static class Entry { public static int Run() => Pack.Deep.Value(); }")];
        CodeFingerprint old = FingerprintedSource.Take(With(package));

        Assert.Equal(old.Digest, FingerprintedSource.Take(With(Replace(package, "=> 3", "=> 5"))).Digest);
        CodeFingerprint now = FingerprintedSource.Take(With(package), packageVersion: "1.0.1");
        Assert.Equal([new CodePart(CodePartKind.Package, "Package", "1.0.1")], now.Parts.Except(old.Parts));
    }

    [Fact]
    public void A_library_that_counts_as_a_whole_counts_by_its_build()
    {
        const string library =
            "[assembly: FingerprintAsWhole] namespace Lib; public static class Deep { public static int Value() => 3; public static int Else() => 4; }";
        (string, string)[] With(string text) => [("Library", text), ("Program", "public static class Entry { public static int Run() => Lib.Deep.Value(); }")];
        CodeFingerprint old = FingerprintedSource.Take(With(library));

        Assert.Equal(old.Digest, FingerprintedSource.Take(With(library)).Digest);
        Assert.Equal("Library", Assert.Single(FingerprintedSource.Take(With(Replace(library, "=> 4", "=> 5"))).Parts.Except(old.Parts)).Name);
    }

    [Theory]
    [InlineData("public static class Entry { public static int Run(IRule rule) => rule.Apply(1); } public interface IRule { int Apply(int value); } public sealed class Rule(IDeep deep) : IRule { public int Apply(int value) => deep.Read(value); } public interface IDeep { int Read(int value); } public sealed class Deep : IDeep { public int Read(int value) => value + 3; }")]
    [InlineData("public static class Entry { public static int Run(Rule rule) => rule.Apply(1); } public abstract class Rule { public abstract int Apply(int value); } public class Middle : Rule { public override int Apply(int value) => value + 3; }")]
    public void What_answers_a_call_of_an_object_from_elsewhere_counts(string source) =>
        Assert.NotEqual(FingerprintedSource.Take(source).Digest, FingerprintedSource.Take(Replace(source, "+ 3", "+ 4")).Digest);

    [Fact]
    public void What_lies_behind_a_declared_method_still_counts()
    {
        const string source = "public static class Entry { public static int Run() => Helper.Load(); } public static class Helper { [Deterministic(\"x\")] public static int Load() => Inner(); static int Inner() => 3; }";

        Assert.NotEqual(FingerprintedSource.Take(source).Digest, FingerprintedSource.Take(Replace(source, "=> 3", "=> 4")).Digest);
    }

    [Theory]
    [InlineData("int Value", "long Value")]
    [InlineData("int Value { get; set; }", "int Value { get => 3; set { } }")]
    [InlineData("public int Value", "[System.Text.Json.Serialization.JsonPropertyName(\"v\")] public int Value")]
    [InlineData("public int Other { get; set; }", "public int Another { get; set; }")]
    public void A_type_that_a_serialiser_gets_counts_with_its_members(string before, string after)
    {
        const string source = """
            public static class Entry { public static string Run() => System.Text.Json.JsonSerializer.Serialize(new Outer { Inner = new Row { Value = 3 } }); }
            public sealed class Outer { public Row? Inner { get; set; } }
            public sealed class Row { public int Value { get; set; } public int Other { get; set; } }
            """;

        Assert.NotEqual(FingerprintedSource.Take(source).Digest, FingerprintedSource.Take(Replace(source, before, after)).Digest);
    }

    private static string Replace(string source, string before, string after)
    {
        Assert.Contains(before, source, StringComparison.Ordinal);
        return source.Replace(before, after, StringComparison.Ordinal);
    }
}
