using Millrace.Generators.Tests.Schemas;

namespace Millrace.Generators.Tests.Features;

/// <summary>Columns that methods of a feature set compute, and code of the user's in transforms.</summary>
public sealed class ComputedDiagnosticTests
{
    private const string Form = "write 'static float S(in Open.Row row)'; numbers, bool, string, enumerations and null for a missing value of these may be returned";

    private const string Code = """
        public sealed class Twice : INumberTransform<Twice> { public int Width => 1; public void Apply(System.ReadOnlySpan<double> rows, System.Span<double> destination) { for (int i = 0; i < rows.Length; i++) destination[i] = 2 * rows[i]; } public void Write(System.Text.Json.Utf8JsonWriter json) { } public static Twice Read(System.Text.Json.JsonElement json) => new(); }
        public sealed class Letters : ITextTransform<Letters> { public int Width => 1; public void Apply(TextRows rows, System.Span<double> destination) { } public void Write(System.Text.Json.Utf8JsonWriter json) { } public static Letters Read(System.Text.Json.JsonElement json) => new(); }
        public sealed class Learns : INumberAnalyser<Learns, Twice> { public static Learns Create(int columns) => new(); public void Add(System.ReadOnlySpan<double> rows) { } public void Merge(Learns other) { } public Twice Fit() => new(); }

        """;

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "MR0430", "The method 'S' is not static: " + Form, "[Computed] float [|S|](in Open.Row row) => row.Amount;" },
        { "MR0430", "The method 'S' does not take one row: " + Form, "[Computed] static float [|S|]() => 1;" },
        { "MR0430", "The method 'S' does not take the row of a schema: " + Form, "[Computed] static float S(in [|Open|] row) => row.Amount;" },
        { "MR0430", "The method 'S' takes the row of Full: " + Form, "[Computed] static float S(in [|Full.Row|] row) => row.Amount;" },
        { "MR0430", "The method 'S' returns object: " + Form, "[Computed] static [|object|] S(in Open.Row row) => row.Amount;" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_method_of_the_wrong_form_is_one_diagnostic(string id, string message, string method) =>
        Marked.Check(FeatureDiagnosticTests.Prelude, $"[Features<Open>] public partial record struct F {{ [ZScore] public float Amount {{ get; init; }} [ZScore(From = \"S\")] public float B {{ get; init; }} {method} }}", id, message);

    [Theory]
    [InlineData("MR0409", "[Features<Open>] public partial record struct F { [[|ZScore(From = nameof(S))|]] public float A { get; init; } [Computed] static string? S(in Open.Row row) => row.Company; }")]
    [InlineData("MR0430", "[Features<Open>] public partial record struct F { [ZScore(Per = nameof(S))] public float Amount { get; init; } [Computed] static string S(in [|Open|] row) => \"\"; }")]
    [InlineData("MR0601", "[Features<Open>] public partial record struct F { [ZScore(From = nameof(S))] public float [|A|] { get; init; } [Computed] static double S(in Open.Row row) => row.Lat * 2; }")]
    [InlineData("MR0603", "[Features<Open>] public partial record struct F { [ZScore(From = nameof(S)), [|Permit(\"why\")|]] public float A { get; init; } [Computed] static double S(in Open.Row row) => row.Amount; }")]
    [InlineData("MR0423", "[Features<Full>] public partial record struct F { [ZScore(From = nameof(S))] public float [|A|] { get; init; } [Computed] static float S(in Full.Row row) => row.Amount; [Label] static bool L(in Full.Row row) => row.Amount > 1; }")]
    [InlineData("MR0420", "[Features<Open>] public partial record struct F { [ZScore(From = [|nameof(S)|])] public float A { get; init; } [Computed] static float S(in Open.Row row) => row.Input; }")]
    public void What_a_method_reads_is_judged_as_what_features_read(string id, string source) => Marked.Check(FeatureDiagnosticTests.Prelude, source, id, message: null);

    [Theory]
    [InlineData("MR0410", "[Custom<Twice>] public [|int|] Amount { get; init; }")]
    [InlineData("MR0409", "[[|Custom<Twice>|]] public float Company { get; init; }")]
    [InlineData("MR0414", "[Vocabulary, [|Custom<Twice>|]] public float Company { get; init; }")]
    [InlineData("MR0414", "[ImputeText, [|CustomText<Letters>|]] public float Company { get; init; }")]
    [InlineData("CS0315", "[Custom<[|int|]>] public float Amount { get; init; }")]
    public void Code_of_the_users_is_a_transform_like_others(string id, string property) =>
        Marked.Check(FeatureDiagnosticTests.Prelude + Code, $"[Features<Open>] public partial record struct F {{ {property} }}", id, message: null);

    [Fact]
    public void Computed_columns_and_code_become_part_of_the_definition() => Assert.Equal(
        "A=S() B=T() C=a D=a+n S():Single:a T():Text?:c,a Amount,Company,Count", Probe.Run("using System.Linq; " + FeatureDiagnosticTests.Prelude + Code + """
            [Features<Open>] public partial record struct F
            {
                [ZScore(From = nameof(S))] public float A { get; init; }
                [Vocabulary(From = nameof(T))] public int B { get; init; }
                [Custom<Learns, Twice>(From = nameof(Open.Amount)), ZScore] public float C { get; init; }
                [Custom<Twice>(FromAll = [nameof(Open.Amount), nameof(Open.Count)])] public float[] D { get; init; }
                [Computed] private static float S(in Open.Row row) => row.Amount * 2;
                [Computed] private static string? T(Open.Row row) => Joined(row);
                private static string? Joined(Open.Row row) => row.Amount > 1 ? row.Company : null;
            }
            public static class Probe
            {
                public static string Run() => string.Join(" ", F.FeatureSet.Features.Select(f => $"{f.Name}={string.Join("+", f.Columns)}")) + " "
                    + string.Join(" ", F.FeatureSet.Computed.Select(c => $"{c.Column.Name}:{c.Column.Type}{(c.Column.IsNullable ? "?" : "")}:{string.Join(",", c.Reads.OrderByDescending(r => r))}")) + " "
                    + string.Join(",", F.Input.Schema.Columns.Select(c => c.Member));
            }
            """));
}
