using Millrace.Generators.Tests.Schemas;

namespace Millrace.Generators.Tests.Features;

/// <summary>Mistakes in features of any number of ids a row, and in buckets of each key.</summary>
public sealed class SparseDiagnosticTests
{
    private const string Prelude = """
        using Millrace; using Millrace.Data; using Millrace.Features;
        [Schema] public partial record struct Visit { [Column] public double Lat { get; init; } [Column] public string Name { get; init; } [Column] public string?[] Tags { get; init; } [Column] public float[]? Prices { get; init; } }

        """;

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "MR0410", "Vocabulary yields int[], and the property 'Tags' is int: write 'public int[] Tags { get; init; }'", "[Vocabulary] public [|int|] Tags { get; init; }" },
        { "MR0410", "Hash yields int[], and the property 'Tags' is float[]: write 'public int[] Tags { get; init; }'", "[Hash(9)] public [|float[]|] Tags { get; init; }" },
        { "MR0409", "Vocabulary takes text, enumerations, bool, whole numbers and lists of these, and 'Visit.Prices' is float[]?: use [FixedLength], or another column", "[[|Vocabulary|]] public int[] Prices { get; init; }" },
        { "MR0409", "OneHot takes text, enumerations, bool and whole numbers, and 'Visit.Tags' is string?[]: use [Vocabulary], [Hash], [FixedLength] or another transform of such columns, or another column", "[[|OneHot|]] public float[] Tags { get; init; }" },
        { "MR0414", "[OneHot] cannot follow [Vocabulary] in 'Tags': it takes ids, and [Vocabulary] yields any number of ids a row. Transforms are computed in the order in which they are written; for two features of one column write two properties", "[Vocabulary, [|OneHot|]] public float[] Tags { get; init; }" },
        { "MR0446", "'Both' names several columns, and [Vocabulary] makes any number of ids a row of a list, which stand beside no others: write a property for each column", "[[|Vocabulary(FromAll = [nameof(Visit.Tags), nameof(Visit.Name)])|]] public int[] Both { get; init; }" },
        { "MR0446", "'Both' names several columns, and [Hash] makes any number of ids a row of a list, which stand beside no others: write a property for each column", "[[|Hash(7, FromAll = [nameof(Visit.Tags), nameof(Visit.Tags)])|]] public int[] Both { get; init; }" },
        { "MR0409", "Hash takes text, enumerations, bool, whole numbers and lists of these, and 'Visit.Prices' is float[]?: use [FixedLength], or another column", "[[|Hash(9)|]] public int Prices { get; init; }" },
        { "MR0409", "Per takes text, enumerations, bool and whole numbers, and 'Visit.Tags' is string?[]: use another column", "[Bucketize(4, Per = [|nameof(Visit.Tags)|])] public int Lat { get; init; }" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void One_mistake_is_one_diagnostic_at_its_place(string id, string message, string property) =>
        Marked.Check(Prelude, $"[Features<Visit>] public partial record struct F {{ {property} }}", id, message);

    [Fact]
    public void Keys_of_buckets_and_lists_become_specs() => Assert.Equal(
        "A=Bucketize4 per Name B=Sparse C=Sparse",
        Probe.Run("using System; using System.Linq; " + Prelude + """
            [Features<Visit>] public partial record struct F
            {
                [Bucketize(4, From = nameof(Visit.Lat), Per = nameof(Visit.Name))] public int A { get; init; }
                [Vocabulary(Top = 2, From = nameof(Visit.Tags))] public int[] B { get; init; }
                [Hash(7, FromAll = [nameof(Visit.Tags)])] public int[] C { get; init; }
            }
            public static class Probe
            {
                public static string Run()
                {
                    var rows = new Visit.Batch(2);
                    rows.Add(new Visit { Name = "a", Tags = ["x", null], Prices = [] });
                    var fitter = new FeatureFitter<F>();
                    fitter.Add(rows);
                    Fitted<F> fitted = fitter.Complete();
                    var spec = (BucketizeSpec)F.FeatureSet.Features[0].Stages[0];
                    return $"A=Bucketize{spec.Buckets} per {spec.Per} B={fitted.Layout[1].Kind} C={fitted.Layout[2].Kind}";
                }
            }
            """));
}
