namespace Millrace.Generators.Tests.Features;

/// <summary>What the compiler says of transforms of numbers and of their settings.</summary>
public sealed class NumberDiagnosticTests
{
    private const string Keys = "Per takes text, enumerations, bool and whole numbers, and 'Open.Amount' is float: use another column";

    private const string Ascending = "it must be 1 to 10,000 finite numbers, each above the one before";

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "MR0412", "Low of 'Amount' is 1E+300: it must be a finite float", "[MinMax([|1e300|], 2)] public float Amount { get; init; }" },
        { "MR0412", "High of 'Amount' is 0: it must be above Low, which is 0", "[MinMax(0, [|0|])] public float Amount { get; init; }" },
        { "MR0412", "High of 'Amount' is 1: it must be above Low, which is 2", "[[|MinMax(2)|]] public float Amount { get; init; }" },
        { "MR0412", "High of 'Amount' is -1: it must be above Low, which is 1", "[Clip(1, [|-1|])] public float Amount { get; init; }" },
        { "MR0412", "Offset of 'Amount' is double.NaN: it must be a finite number", "[Log(Offset = [|double.NaN|])] public float Amount { get; init; }" },
        { "MR0412", "Base of 'Amount' is 1: it must be a finite number above 1", "[Log(Base = [|1|])] public float Amount { get; init; }" },
        { "MR0412", "Exponent of 'Amount' is double.PositiveInfinity: it must be a finite number", "[Power([|double.PositiveInfinity|])] public float Amount { get; init; }" },
        { "MR0412", "Buckets of 'Amount' is 1: it must be 2 to 1,000", "[Interpolate([|1|])] public float Amount { get; init; }" },
        { "MR0412", "Bounds of 'Amount' is [1, 1]: " + Ascending, "[BucketizeBy([|1|], 1)] public int Amount { get; init; }" },
        { "MR0412", "Bounds of 'Amount' is [1, double.PositiveInfinity]: " + Ascending, "[BucketizeBy([|1|], double.PositiveInfinity)] public int Amount { get; init; }" },
        { "MR0412", "Bounds of 'Amount' is []: " + Ascending, "[[|BucketizeBy|]] public int Amount { get; init; }" },
        { "MR0409", Keys, "[ZScore(Per = [|nameof(Open.Amount)|])] public float Count { get; init; }" },
        { "MR0409", Keys, "[MinMax(Per = [|nameof(Open.Amount)|])] public float Count { get; init; }" },
        { "MR0408", "'Open' has no column property 'Compny': did you mean 'Company'?", "[ZScore(Per = [|\"Compny\"|])] public float Amount { get; init; }" },
        { "MR0424", "'Y' is a column of 'Full', which is not known when a prediction is asked for: features are computed from 'Open', so leave this one out, or move the column to 'Open' if it is known then", "[ZScore(Per = [|nameof(Full.Y)|])] public float Amount { get; init; }" },
        { "MR0601", "The column 'Open.Badge' is sensitive: state with [Permit(\"…\")] who allowed the feature 'Amount' to use it and why, or leave the feature out", "[ZScore(Per = nameof(Open.Badge))] public float [|Amount|] { get; init; }" },
        { "MR0410", "IsMissing yields float, and the property 'Amount' is int: write 'public float Amount { get; init; }'", "[IsMissing] public [|int|] Amount { get; init; }" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void One_mistake_is_one_diagnostic_at_its_place(string id, string message, string property) => Marked.Check(
        FeatureDiagnosticTests.Prelude.Replace("[Column(\"c\")]", "[Column(\"badge\"), Sensitive] public string? Badge { get; init; } [Column(\"c\")]", StringComparison.Ordinal),
        $"[Features<Open>] public partial record struct F {{ {property} }}",
        id,
        message);

    [Fact]
    public void A_label_may_not_be_given_away_by_a_key() => Marked.Check(
        FeatureDiagnosticTests.Prelude,
        "[Features<Full>] public partial record struct F { [ZScore(Per = nameof(Full.Y))] public float [|Amount|] { get; init; } [Label] static bool L(in Full.Row row) => row.Y; }",
        "MR0423",
        "The feature 'Amount' is computed from 'Full.Y', which the label 'L' reads, so it gives the label away: bind the features to a schema of what is known when a prediction is made, and derive 'Full' from that schema");
}
