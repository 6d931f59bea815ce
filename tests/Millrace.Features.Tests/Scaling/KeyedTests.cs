using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Scaling;

public sealed class KeyedTests
{
    private static readonly Gen<string?> Key = Gen.Int[0, 6].Select(static i => i == 0 ? null : new string('k', i - 1));

    private static readonly Gen<(double? Value, string? Key)> Row = Gen.Select(Numbers.Any, Key);

    [Theory]
    [InlineData("key")]
    [InlineData("code")]
    public void Each_key_has_a_mean_and_a_deviation_of_its_own(string per)
    {
        Gen.Select(Row.Array[1, 400], Row.Array[1, 50]).Sample((train, serve) =>
        {
            float[] found = Fit.Of(Define(new ZScoreSpec(per)), KeyedRow.Of(train)).Apply(KeyedRow.Of(serve));
            IEnumerable<float> expected = serve.Select(row => row.Value is { } value && double.IsFinite(value) ? ZScore(Of(train, row.Key), value) : 0);
            Assert.Equal(expected, found, Numbers.AreClose);
        });
    }

    [Fact]
    public void Each_key_has_ends_of_its_own()
    {
        Gen.Select(Row.Array[1, 400], Row.Array[1, 50]).Sample(static (train, serve) =>
        {
            float[] found = Fit.Of(Define(new MinMaxSpec(2, 4, Clip: true, Per: "key")), KeyedRow.Of(train)).Apply(KeyedRow.Of(serve));
            for (int i = 0; i < serve.Length; i++)
            {
                double[] numbers = Of(train, serve[i].Key);
                if (serve[i].Value is not { } value || double.IsNaN(value))
                    Assert.Equal(0, found[i]);
                else if (numbers.Length == 0 || numbers.Max() == numbers.Min())
                    Assert.Equal(2, found[i]);
                else
                    Assert.Equal(2 + (2 * (Math.Clamp(value, numbers.Min(), numbers.Max()) - numbers.Min()) / (numbers.Max() - numbers.Min())), found[i], 1e-5);
            }
        });
    }

    [Fact]
    public void Keys_that_are_missing_or_unseen_take_what_all_rows_have()
    {
        FittedSet fitted = Fit.Of(Define(new ZScoreSpec("key")), KeyedRow.Of((1, "a"), (3, "a"), (10, "b"), (10, "b"), (null, "c"), (6, null)));
        Assert.Equal(
            """{"mean":6,"deviation":3.63318042491699,"keys":[{"key":"a","mean":2,"deviation":1},{"key":"b","mean":10,"deviation":0}]}""",
            JsonText.Of(fitted.Features[0].Stages[0].Write));
        Assert.Equal([1, 0, 0, 0, 0], fitted.Apply(KeyedRow.Of((3, "a"), (99, "b"), (6, "c"), (6, "unseen"), (6, null))));
        Assert.Equal("mean 6, deviation 3.63318, and of 2 keys", fitted.Features[0].Stages[0].Describe(masked: true));
    }

    [Fact]
    public void Imputed_numbers_count_for_the_keys_of_their_rows()
    {
        KeyedRow.Batch rows = KeyedRow.Of((0, "a"), (null, "a"), (8, "b"), (null, "b"), (null, "b"));
        FittedSet fitted = Fit.Of(Define(new ImputeSpec(Impute.Mean, 0), new ZScoreSpec("key")), rows);
        Assert.Equal(2, fitted.On.Scans);
        Assert.Equal(
            [(float)ZScore([0, 4], 4), (float)ZScore([8, 4, 4], 4), (float)ZScore([8, 4, 4], 8)],
            fitted.Apply(KeyedRow.Of((null, "a"), (null, "b"), (8, "b"))),
            Numbers.AreClose);
    }

    [Fact]
    public void Merged_parts_learn_the_same_within_rounding()
    {
        Gen.Select(Row.Array[1, 800], Gen.Int[0, 800].Array[0, 5]).Sample(static (rows, cuts) =>
        {
            KeyedRow.Batch batch = KeyedRow.Of(rows.Select(static row => (row.Value is > 1e50 ? null : row.Value, row.Key)));
            foreach (FeatureSpec spec in new FeatureSpec[] { new ZScoreSpec("key"), new MinMaxSpec(Per: "code") })
            {
                JsonElement whole = Learned(Fit.Of(Define(spec), batch)), merged = Learned(Fit.Merged(Define(spec), Fit.Cut(batch, cuts)));
                AssertSame(whole, merged);
            }
        });
    }

    [Fact]
    public void A_file_is_refused_where_keys_have_another_type()
    {
        FeatureDefinition definition = Define(new ZScoreSpec("code"));
        string text = Encoding.UTF8.GetString(FittedFile.Write(Fit.Of(definition, KeyedRow.Of((1, "a"), (2, "b")))));
        Assert.Contains("\"keys\"", text, StringComparison.Ordinal);
        int keys = text.IndexOf("\"name\": \"code\"", StringComparison.Ordinal), type = text.IndexOf("\"type\": \"", keys, StringComparison.Ordinal) + 9;
        string other = text[..type] + "Text" + text[text.IndexOf('"', type)..];
        var error = Assert.Throws<FeatureMismatchException>(() => FittedFile.Read(Encoding.UTF8.GetBytes(other), "f", definition));
        Assert.Contains(" per \"code\" (Text) in the file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_is_text_an_enumeration_bool_or_a_whole_number()
    {
        var error = Assert.Throws<FeatureDefinitionException>(static () => Define(new ZScoreSpec("value")));
        Assert.Equal(
            "Feature \"It\" (z-score) with column \"value\" (Double): it needs a column of texts, of an enumeration, of booleans or of whole numbers.",
            error.Message);
        error = Assert.Throws<FeatureDefinitionException>(static () => Define(new MinMaxSpec(Per: "nope")));
        Assert.Equal("Feature \"It\": its input schema KeyedRow has no column \"nope\".", error.Message);
    }

    private static FeatureDefinition Define(params ImmutableArray<FeatureSpec> stages) => Fit.Define(stages, KeyedRow.Schema, "value");

    /// <summary>The finite numbers that count for a key.</summary>
    private static double[] Of((double? Value, string? Key)[] rows, string? key)
    {
        double[] own = [.. rows.Where(row => key is not null && row.Key == key).Select(static row => row.Value).OfType<double>().Where(double.IsFinite)];
        return own.Length > 0 ? own : [.. rows.Select(static row => row.Value).OfType<double>().Where(double.IsFinite)];
    }

    private static float ZScore(double[] numbers, double value)
    {
        if (numbers.Length == 0 || numbers.Min() == numbers.Max())
            return 0;
        double mean = numbers.Average(), deviation = Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean)));

        // The squares of the least numbers are 0.
        return deviation == 0 ? 0 : (float)Math.Clamp((value - mean) / deviation, float.MinValue, float.MaxValue);
    }

    private static JsonElement Learned(FittedSet fitted) => JsonDocument.Parse(JsonText.Of(fitted.Features[0].Stages[0].Write)).RootElement;

    private static void AssertSame(JsonElement expected, JsonElement found)
    {
        Assert.Equal(expected.ValueKind, found.ValueKind);
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(expected.EnumerateObject().Select(static each => each.Name), found.EnumerateObject().Select(static each => each.Name));
                foreach (JsonProperty property in expected.EnumerateObject())
                    AssertSame(property.Value, found.GetProperty(property.Name));
                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), found.GetArrayLength());
                foreach ((JsonElement one, JsonElement other) in expected.EnumerateArray().Zip(found.EnumerateArray()))
                    AssertSame(one, other);
                break;
            case JsonValueKind.Number:
                Assert.Equal(expected.GetDouble(), found.GetDouble(), 1e-12 * Math.Max(1e6, Math.Abs(expected.GetDouble())));
                break;
            default:
                Assert.Equal(expected.GetString(), found.GetString());
                break;
        }
    }
}
