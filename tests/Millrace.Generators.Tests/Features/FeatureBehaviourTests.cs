using Millrace.Generators.Tests.Schemas;

namespace Millrace.Generators.Tests.Features;

public sealed class FeatureBehaviourTests
{
    private static readonly string s_sources = (TaxiSources.Schemas + TaxiSources.Features).Replace("namespace Taxi;", "", StringComparison.Ordinal);

    [Fact]
    public void The_input_has_exactly_the_used_columns_once_in_the_order_of_first_use() =>
        Assert.Equal("Miles,Company,PaymentType,PickupLatitude TipFeatures.Input BigTip Miles=trip_miles,Company=company,PaymentType=payment_type,PickupCell=pickup_latitude(coarse cell, reviewed),RawMiles=trip_miles", Probe.Run(s_sources + """
            public static class Probe
            {
                public static string Run() => string.Join(",", TipFeatures.Input.Schema.Columns.Select(c => c.Member)) + " " + TipFeatures.Input.Schema.Name + " " + TipFeatures.FeatureSet.LabelName + " "
                    + string.Join(",", TipFeatures.FeatureSet.Features.Select(f => $"{f.Name}={string.Join("+", f.Columns)}{(f.Permit is null ? "" : $"({f.Permit})")}"));
            }
            """));

    [Fact]
    public void A_vector_becomes_the_struct_again() =>
        Assert.Equal("0.5 3 [0,1] 4 9.5", Probe.Run(s_sources + """
            public static class Probe
            {
                public static string Run()
                {
                    var layout = new FeatureLayout([new("Miles", 0, 1, FeatureKind.Numeric, 0), new("Company", 1, 1, FeatureKind.Category, 4), new("PaymentType", 2, 2, FeatureKind.Indicator, 2), new("PickupCell", 4, 1, FeatureKind.Category, 5), new("RawMiles", 5, 1, FeatureKind.Numeric, 0)]);
                    TipFeatures read = Read<TipFeatures>(layout, [0.5f, 3, 0, 1, 4, 9.5f]);
                    return FormattableString.Invariant($"{read.Miles} {read.Company} [{string.Join(",", read.PaymentType)}] {read.PickupCell} {read.RawMiles}");
                }
                private static T Read<T>(FeatureLayout layout, float[] vector) where T : struct, IFeatures<T> => T.FromVector(layout, vector);
            }
            """));

    [Theory]
    [InlineData("bool", "row.Y > 2", "0,0,1")]
    [InlineData("float", "row.Y / 2f", "0.5,1,1.5")]
    [InlineData("double", "row.Y / 4.0", "0.25,0.5,0.75")]
    [InlineData("int", "row.Y * 10", "10,20,30")]
    public void Labels_of_every_type_become_numbers(string type, string expression, string expected) =>
        Assert.Equal(expected, Probe.Run($$"""
            using System; using System.Linq; using Millrace; using Millrace.Data; using Millrace.Features;
            [Schema] public partial record struct Open { [Column] public float X { get; init; } }
            [Schema(From = typeof(Open))] public partial record struct Full { [Column] public int Y { get; init; } }
            [Features<Open>] public partial record struct F { [ZScore] public float X { get; init; } [Label] private static {{type}} Value(in Full.Row row) => {{expression}}; }
            public static class Probe
            {
                public static string Run()
                {
                    var batch = new Full.Batch();
                    for (int i = 1; i <= 3; i++)
                        batch.Add(new Full { X = i, Y = i });
                    return Read<F, Full>(batch);
                }
                private static string Read<T, TRow>(Batch<TRow> batch) where T : struct, ILabeledFeatures<T, TRow> where TRow : struct, ISchema<TRow>
                {
                    var labels = new float[batch.Count];
                    T.ReadLabels(batch, labels);
                    return string.Join(",", labels.Select(each => each.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                }
            }
            """));

    [Theory]
    [InlineData("the features' own row", "[Schema] public partial record struct Own { [Column] public float X { get; init; } [Column] public float Y { get; init; } } [Features<Own>] public partial record struct F { [ZScore] public float X { get; init; } [Label] static bool L(in Own.Row row) => row.Y > 1; } static class Use { public static System.Type Of<T, R>() where T : struct, ILabeledFeatures<T, R> where R : struct, ISchema<R> => typeof(T); public static System.Type A => Of<F, Own>(); }")]
    [InlineData("a row by value, qualified", "[Features<Open>] public partial record struct F { [ZScore] public float X { get; init; } [Label] static bool L(global::Shop.Deep.Full.Row row) => row.Y; } namespace Shop.Deep { [Schema(From = typeof(Open))] public partial record struct Full { [Column] public bool Y { get; init; } } }")]
    [InlineData("an alias", "namespace Shop { using Whole = global::Full; [Features<global::Open>] public partial record struct F { [ZScore] public float X { get; init; } [Label] static bool L(in Whole.Row row) => row.Y; } } [Schema(From = typeof(Open))] public partial record struct Full { [Column] public bool Y { get; init; } }")]
    [InlineData("nested and internal", "public static partial class Outer { [Features<Open>] internal partial record struct F { [ZScore] public required float X { get; init; } [PassThrough(From = nameof(Open.X))] public required float Raw { get; init; } public readonly float Sum => X + Raw; } }")]
    [InlineData("keywords", "namespace @class { [Schema] public partial record struct @struct { [Column] public int @int { get; init; } [Column] public int @do { get; init; } } [Features<@struct>] public partial record struct @for { [Bucketize(3)] public int @int { get; init; } [Label] static int @while(in @struct.Row row) => row.@do; } }")]
    [InlineData("names that generated code uses itself", "[Schema] public partial record struct Words { [Column] public int row { get; init; } [Column] public int rows { get; init; } [Column] public string? features { get; init; } [Column] public string batch { get; init; } [Column] public int[] columns { get; init; } [Column] public float Compute { get; init; } } [Features<Words>] public partial record struct F { [ZScore(Per = nameof(Words.features))] public float row { get; init; } [ZScore] public float rows { get; init; } [Vocabulary] public int features { get; init; } [OneHot] public float[] batch { get; init; } [MultiHot] public float[] columns { get; init; } [PassThrough] public float Compute { get; init; } [Cross(9, FromAll = [nameof(Words.row), nameof(Words.batch)])] public int stages { get; init; } [IsMissing(From = nameof(stage))] public float number { get; init; } [Computed] private static int? stage(in Words.Row row) => row.rows; }")]
    [InlineData("types that are named like generated ones", "public enum RowCode { A } public enum RowStages { B } public enum FeatureRows { C } [Schema] public partial record struct S { [Column] public RowCode? Code { get; init; } [Column] public FeatureRows[] Rows { get; init; } } [Features<S>] public partial record struct F { [Vocabulary] public int Code { get; init; } [Hash(3)] public int[] Rows { get; init; } [OneHot(From = nameof(Again))] public float[] Stage { get; init; } [Computed] private static RowStages Again(in S.Row row) => row.Code == RowCode.A ? RowStages.B : default; }")]
    [InlineData("a member that is named like the generated class", "[Features<Open>] public partial record struct F { [ZScore] public float X { get; init; } private sealed class __RowCode; private static int __RowCode_() => 1; }")]
    [InlineData("private types and a key that is computed", "static partial class Outer { private enum Kind { A } [Schema] private partial record struct S { [Column] public float X { get; init; } [Column] public Kind? K { get; init; } } [Features<S>] private partial record struct F { [ZScore(Per = nameof(Other))] public float X { get; init; } [Bucketize(3, From = nameof(S.X), Per = nameof(S.K)), OneHot] public float[] Y { get; init; } [Computed] private static Kind Other(in S.Row row) => row.K ?? Kind.A; } }")]
    [InlineData("names in files that no comment holds", "[Schema] public partial record struct S { [Column(\"a < b\\n// */ & c\")] public float X { get; init; } } [Features<S>] public partial record struct F { [ZScore] public float X { get; init; } }")]
    [InlineData("a positional record", "[Features<Open>] public readonly partial record struct F([property: ZScore] float X);")]
    [InlineData("every column type of a vocabulary", "public enum Kind { A } [Schema] public partial record struct S { [Column] public bool B { get; init; } [Column] public Kind? K { get; init; } [Column] public long L { get; init; } [Column] public string? T { get; init; } [Column] public decimal? D { get; init; } } [Features<S>] public partial record struct F { [Vocabulary] public int B { get; init; } [OneHot] public float[] K { get; init; } [OneHot(Top = 3, Missing = Missing.Zero)] public float[]? L { get; init; } [Vocabulary] public int T { get; init; } [ZScore] public float D { get; init; } [PassThrough(From = \"B\")] public float Flag { get; init; } }")]
    [InlineData("a generated column named through the derived schema", "[Schema(From = typeof(Open))] public partial record struct Full { [Column] public bool Y { get; init; } } [Features<Full>] public partial record struct F { [ZScore(From = nameof(Full.X))] public float A { get; init; } [Label] static bool L(in Full.Row row) => row.Y; }")]
    public void Declarations_of_every_kind_compile_without_warnings(string what, string source)
    {
        string open = "[Schema] public partial record struct Open { [Column] public float X { get; init; } }\n";
        Compiled compiled = Compiled.From("using Millrace; using Millrace.Data; using Millrace.Features;\n" + source + "\n" + open);

        Assert.True(!compiled.Diagnostics.Any(), what + ":\n" + string.Join('\n', compiled.Diagnostics));
    }

    [Fact]
    public void Features_over_a_schema_of_another_assembly()
    {
        Compiled library = Compiled.From(TaxiSources.Schemas).Clean();

        Compiled.From("using Millrace; using Millrace.Data; using Millrace.Features; using Taxi;\n" + TaxiSources.Features.Replace("Taxi.", "", StringComparison.Ordinal), library.ToReference()).Clean();
    }

    [Fact]
    public void Without_models_there_is_no_Predict()
    {
        Compiled compiled = Compiled.From(Compiled.Compilation(TaxiSources.Schemas + TaxiSources.Features).Without("Millrace.Learning")).Clean();

        Assert.DoesNotContain("Predict(", compiled.Generated("TipFeatures.Features"), StringComparison.Ordinal);
        Assert.Contains("Apply(", compiled.Generated("TipFeatures.Features"), StringComparison.Ordinal);
    }
}
