using Millrace.Generators.Tests.Schemas;

namespace Millrace.Generators.Tests.Features;

/// <summary>Features of times, places and lists.</summary>
public sealed class TimePlaceListTests
{
    private const string Prelude = """
        using Millrace; using Millrace.Data; using Millrace.Features;
        [Schema] public partial record struct Visit { [Column] public System.DateTime At { get; init; } [Column] public System.DateOnly Day { get; init; } [Column] public System.TimeOnly? Clock { get; init; } [Column] public double Lat { get; init; } [Column] public double Lon { get; init; } [Column] public string Name { get; init; } [Column] public string?[] Tags { get; init; } [Column] public float[]? Prices { get; init; } }

        """;

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "MR0409", "DatePart takes DateTime and TimeOnly for this setting, and 'Visit.Day' is DateOnly: use [DatePart], [Year] or [Cyclic], or another column", "[[|DatePart(DatePart.Hour)|]] public int Day { get; init; }" },
        { "MR0409", "DatePart takes DateTime and DateOnly, and 'Visit.Clock' is TimeOnly?: use [DatePart] or [Cyclic], or another column", "[[|DatePart(DatePart.Month)|]] public int Clock { get; init; }" },
        { "MR0412", "Part of 'At' is 8: it must be a member of DatePart", "[DatePart([|(DatePart)8|])] public int At { get; init; }" },
        { "MR0409", "Year takes DateTime and DateOnly, and 'Visit.Clock' is TimeOnly?: use [DatePart] or [Cyclic], or another column", "[[|Year|]] public float Clock { get; init; }" },
        { "MR0409", "Cyclic takes DateTime and TimeOnly for this setting, and 'Visit.Day' is DateOnly: use [DatePart], [Year] or [Cyclic], or another column", "[[|Cyclic(Cycle.Day)|]] public float[] Day { get; init; }" },
        { "MR0409", "Cyclic takes numbers, and 'Visit.Day' is DateOnly: use [DatePart], [Year] or [Cyclic], or another column", "[[|Cyclic(7)|]] public float[] Day { get; init; }" },
        { "MR0412", "Period of 'Lat' is -1: it must be above 0 and finite", "[Cyclic([|-1|])] public float[] Lat { get; init; }" },
        { "MR0414", "[Cyclic] cannot follow [Year] in 'At': it takes a column, so it comes first, and [Year] yields numbers. Transforms are computed in the order in which they are written; for two features of one column write two properties", "[Year, [|Cyclic(Cycle.Day)|]] public float[] At { get; init; }" },
        { "MR0410", "Cyclic yields float[], and the property 'At' is float: write 'public float[] At { get; init; }'", "[Cyclic(Cycle.Day)] public [|float|] At { get; init; }" },
        { "MR0426", "[Elapsed] puts 2 columns together, and 'At' names 1: name them with FromAll", "[[|Elapsed(TimeUnit.Days)|]] public float At { get; init; }" },
        { "MR0409", "Elapsed takes two columns with dates or two times of day, and 'Visit.Clock' is TimeOnly?: use DateTime or DateOnly beside 'Visit.At', which is DateTime", "[Elapsed(TimeUnit.Days, FromAll = [nameof(Visit.At), [|nameof(Visit.Clock)|]])] public float Time { get; init; }" },
        { "MR0409", "Elapsed takes two columns with dates or two times of day, and 'Visit.Day' is DateOnly: use TimeOnly beside 'Visit.Clock', which is TimeOnly?", "[Elapsed(TimeUnit.Days, FromAll = [nameof(Visit.Clock), [|nameof(Visit.Day)|]])] public float Time { get; init; }" },
        { "MR0412", "Unit of 'Time' is 4: it must be TimeUnit.Seconds, TimeUnit.Minutes, TimeUnit.Hours or TimeUnit.Days", "[Elapsed([|(TimeUnit)4|], FromAll = [nameof(Visit.Day), nameof(Visit.At)])] public float Time { get; init; }" },
        { "MR0426", "[Distance] puts 4 columns together, and 'Way' names 2: name them with FromAll", "[[|Distance(FromAll = [nameof(Visit.Lat), nameof(Visit.Lon)])|]] public float Way { get; init; }" },
        { "MR0412", "MinimumCount of 'Cell' is 0: it must be 1 to 1,000,000,000", "[GeoCell(3, MinimumCount = [|0|], FromAll = [nameof(Visit.Lat), nameof(Visit.Lon)])] public int Cell { get; init; }" },
        { "MR0412", "MinimumCount of 'Tags' is 0: it must be 1 to 1,000,000,000", "[MultiHot(MinimumCount = [|0|])] public float[] Tags { get; init; }" },
        { "MR0412", "Precision of 'Cell' is 13: it must be 1 to 12", "[GeoCell([|13|], FromAll = [nameof(Visit.Lat), nameof(Visit.Lon)])] public int Cell { get; init; }" },
        { "MR0412", "Length of 'Prices' is 0: it must be 1 to 10,000", "[FixedLength([|0|])] public float[] Prices { get; init; }" },
        { "MR0440", "The feature 'Tags' ends with [FixedLength], which yields a column: write a transform of categories behind it, such as [Vocabulary] or [OneHot]", "[[|FixedLength(2)|]] public float[] Tags { get; init; }" },
        { "MR0409", "MultiHot takes lists of text, enumerations, bool or whole numbers, and 'Visit.Prices' is float[]?: use [FixedLength], or another column", "[[|MultiHot|]] public float[] Prices { get; init; }" },
        { "MR0410", "Vocabulary yields int[], and the property 'Tags' is int: write 'public int[] Tags { get; init; }'", "[FixedLength(2), Vocabulary] public [|int|] Tags { get; init; }" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void One_mistake_is_one_diagnostic_at_its_place(string id, string message, string property) =>
        Marked.Check(Prelude, $"[Features<Visit>] public partial record struct F {{ {property} }}", id, message);

    [Fact]
    public void Elements_of_lists_count_as_columns()
    {
        const string source = "[Features<Visit>] public partial record struct F { [FixedLength(2), [|ZScore|]] public float[] Tags { get; init; } }";
        Marked.Check(Prelude, source, "MR0409", message: null);
    }

    [Fact]
    public void Attributes_become_specs() => Assert.Equal(
        "A=date-part B=year, z-score C=cyclic D=cyclic E=elapsed, impute G=distance H=geo-cell I=fixed-length, vocabulary J=fixed-length K=multi-hot L=vocabulary M=hash Week 0 None 360",
        Probe.Run("using System; using System.Linq; " + Prelude + """
            [Features<Visit>] public partial record struct F
            {
                [DatePart(DatePart.Hour, From = "At", Missing = Missing.OwnBucket)] public int A { get; init; }
                [Year(From = "Day"), ZScore] public float B { get; init; }
                [Cyclic(Cycle.Week, From = "Day")] public float[] C { get; init; }
                [Cyclic(360, From = "Lon")] public float[] D { get; init; }
                [Elapsed(TimeUnit.Hours, FromAll = ["Day", "At"]), Impute] public float E { get; init; }
                [Distance(FromAll = ["Lat", "Lon", "Lon", "Lat"])] public float G { get; init; }
                [GeoCell(4, FromAll = ["Lat", "Lon"], OutOfVocabulary = 3)] public int H { get; init; }
                [FixedLength(3, From = "Tags", FromEnd = true), Vocabulary(Top = 9)] public int[] I { get; init; }
                [FixedLength(2, From = "Prices")] public float[] J { get; init; }
                [MultiHot(From = "Tags", Counts = true)] public float[] K { get; init; }
                [Vocabulary(From = "Tags")] public int[] L { get; init; }
                [Hash(7, FromAll = ["Tags"])] public int[] M { get; init; }
            }
            public static class Probe
            {
                public static string Run() => string.Join(" ", F.FeatureSet.Features.Select(f => $"{f.Name}={f.StageNames}")) + Of(2) + Of(3);
                private static string Of(int feature) => F.FeatureSet.Features[feature].Stages[0] is CyclicSpec spec ? FormattableString.Invariant($" {spec.Cycle} {spec.Period}") : "";
            }
            """));
}
