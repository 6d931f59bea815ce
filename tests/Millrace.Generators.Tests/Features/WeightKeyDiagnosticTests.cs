using Millrace.Generators.Tests.Schemas;

namespace Millrace.Generators.Tests.Features;

/// <summary>How much a row counts, and what tells rows apart: both stand beside the features.</summary>
public sealed class WeightKeyDiagnosticTests
{
    private const string Form = "write 'static float W(in Full.Row row)'; float, double and int may be returned";

    private const string Label = "[Label] static bool L(in Full.Row row) => row.Y;";

    private const string Lists = "[Schema] public partial record struct Held { [Column(\"x\")] public float X { get; init; } [Column(\"l\")] public float[] List { get; init; } } ";

    private const string Loss = "[Schema(From = typeof(Open), Without = [nameof(Open.Company)])] public partial record struct Less { [Column(\"y\")] public bool Y { get; init; } } ";

    private const string Sensitive =
        "The row key column 'Open.Lat' is sensitive: state with Permit = \"…\" who allowed it to stand beside the features of 'F' and why, or name another column";

    public static TheoryData<string, string, string> Weights => new()
    {
        { "MR0441", "The feature set 'F' has the weight 'W' already: remove one of the two [Weight] attributes", Label + "[Weight] static float W(in Full.Row row) => 1; [Weight] static float [|V|](in Full.Row row) => 1;" },
        { "MR0442", "The weight 'W' is not static: " + Form, Label + "[Weight] float [|W|](in Full.Row row) => 1;" },
        { "MR0442", "The weight 'W' does not take one row: " + Form, Label + "[Weight] static float [|W|]() => 1;" },
        { "MR0442", "The weight 'W' does not take the row of a schema: " + Form, Label + "[Weight] static float W(in [|Full|] row) => 1;" },
        { "MR0442", "The weight 'W' returns bool: " + Form, Label + "[Weight] static [|bool|] W(in Full.Row row) => true;" },
        { "MR0442", "The weight 'W' returns string: " + Form, Label + "[Weight] static [|string|] W(in Full.Row row) => \"\";" },
        { "MR0443", "The weight 'W' says how much a row counts in learning a label, and 'F' has none: mark the method that computes it with [Label], or remove [Weight]", "[Weight] static float [|W|](in Full.Row row) => 1;" },
        { "MR0444", "The weight 'W' reads rows of 'Open', and the label 'L' rows of 'Full': both are computed from the same rows, so take 'Full.Row'", Label + "[Weight] static float W(in [|Open.Row|] row) => 1;" },
        { "MR0609", "The weight 'W' reads the sensitive column 'Full.Lat', so computed features and models tell of it: compute the weight from another column, or suppress this warning with the reason why it may", Label + "[Weight] static double W(in Full.Row row) => [|row.Lat|];" },
    };

    public static TheoryData<string, string, string> Keys => new()
    {
        { "MR0408", "'Open' has no column property 'Cuont': did you mean 'Count'?", "[Features<Open>, RowKey([|\"Cuont\"|])] public partial record struct F { [ZScore] public float Amount { get; init; } }" },
        { "MR0408", "'Open' has no column property 'Y'", "[Features<Open>, RowKey(nameof(Open.Count), [|nameof(Full.Y)|])] public partial record struct F { [ZScore] public float Amount { get; init; } }" },
        { "MR0408", "'Open' has no column property ''", "[Features<Open>, RowKey([|null!|])] public partial record struct F { [ZScore] public float Amount { get; init; } }" },
        { "MR0445", "The row key of 'F' names 'Open.Count', twice: name each column once", "[Features<Open>, RowKey(nameof(Open.Count), [|nameof(Open.Count)|])] public partial record struct F { [ZScore] public float Amount { get; init; } }" },
        { "MR0445", "The row key of 'F' names 'Held.List', which is float[]: name columns that hold one value a row", Lists + "[Features<Held>, RowKey([|nameof(Held.List)|])] public partial record struct F { [ZScore] public float X { get; init; } }" },
        { "MR0445", "The row key of 'F' names 'Open.Count', whose column \"n\" has the name of the feature 'n': rename the feature, because both become columns of files", "[Features<Open>, RowKey([|nameof(Open.Count)|])] public partial record struct F { [ZScore(From = nameof(Open.Amount))] public float n { get; init; } }" },
        { "MR0445", "The row key of 'F' names 'Open.Count', whose column \"n\" has the name of the method 'n': rename the method, because both become columns of files", "[Features<Open>, RowKey([|nameof(Open.Count)|])] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool n(in Full.Row row) => row.Y; }" },
        { "MR0445", "The row key of 'F' names 'Open.Company', which 'Less' lacks, whose rows the label reads: let 'Less' keep the column, or name another one", Loss + "[Features<Open>, RowKey([|nameof(Open.Company)|])] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Less.Row row) => row.Y; }" },
        { "MR0608", Sensitive, "[Features<Open>, RowKey([|nameof(Open.Lat)|])] public partial record struct F { [ZScore] public float Amount { get; init; } }" },
        { "MR0602", "The permit of 'RowKey' gives no reason: write who allowed it and why, because the reason is kept in the fitted features", "[Features<Open>, RowKey(nameof(Open.Lat), Permit = [|\" \"|])] public partial record struct F { [ZScore] public float Amount { get; init; } }" },
        { "MR0603", "The column 'Open.Count' is not sensitive, so the permit of 'RowKey' has no effect: mark the column [Sensitive], or remove the permit", "[Features<Open>, RowKey(nameof(Open.Count), Permit = [|\"why\"|])] public partial record struct F { [ZScore] public float Amount { get; init; } }" },
        { "CS0117", "'Open' does not contain a definition for 'Cuont'", "[Features<Open>, RowKey(nameof(Open.[|Cuont|]))] public partial record struct F { [ZScore] public float Amount { get; init; } }" },
    };

    [Theory]
    [MemberData(nameof(Weights))]
    public void A_wrong_weight_is_one_diagnostic(string id, string message, string methods) =>
        Marked.Check(FeatureDiagnosticTests.Prelude, $"[Features<Open>] public partial record struct F {{ [ZScore] public float Amount {{ get; init; }} {methods} }}", id, message);

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_wrong_key_is_one_diagnostic(string id, string message, string source) => Marked.Check(FeatureDiagnosticTests.Prelude, source, id, message);

    [Theory]
    [InlineData("float", "row.Count / 2f", "0.5,1,1.5")]
    [InlineData("double", "row.Y ? 0.25 : 4", "4,0.25,4")]
    [InlineData("int", "row.Count", "1,2,3")]
    public void Weights_of_every_type_are_read_over_the_rows_of_the_label(string type, string expression, string expected) =>
        Assert.Equal($"W {expected}", Probe.Run(FeatureDiagnosticTests.Prelude + $$"""
            [Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } {{Label}} [Weight] private static {{type}} W(in Full.Row row) => {{expression}}; }
            public static class Probe
            {
                public static string Run()
                {
                    var batch = new Full.Batch();
                    for (int i = 1; i <= 3; i++)
                        batch.Add(new Full { Count = i, Y = i == 2 });
                    var weights = new float[3];
                    RowWeights.ReadIfAny<Full, F>(batch, weights, 0);
                    return F.FeatureSet.WeightName + " " + string.Join(",", System.Linq.Enumerable.Select(weights, each => each.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                        + (RowWeights.Has<Open, F>() ? " too many" : "");
                }
            }
            """));

    [Fact]
    public void A_key_becomes_part_of_the_definition_and_not_of_the_input() =>
        Assert.Equal("c:Text? lat:Double reviewed a", Probe.Run("using System.Linq; " + FeatureDiagnosticTests.Prelude + """
            [Features<Open>, RowKey(nameof(Open.Company), nameof(Open.Lat), Permit = "reviewed")] public partial record struct F { [ZScore] public float Amount { get; init; } }
            public static class Probe
            {
                public static string Run() => string.Join(" ", F.FeatureSet.Key!.Columns.Select(each => $"{each.Column.Name}:{each.Create(each.Column, 1).Info.TypeName}"))
                    + " " + F.FeatureSet.Key.Permit + " " + string.Join(",", F.Input.Schema.Columns.Select(each => each.Name));
            }
            """));
}
