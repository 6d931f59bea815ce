using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Reads what <see cref="StatisticsWriting"/> wrote.</summary>
internal static class StatisticsReading
{
    /// <summary>Reads the statistics of a dataset.</summary>
    /// <exception cref="DataException">It is damaged; the place is named.</exception>
    public static DatasetStatistics ToStatistics(this JsonPlace json) => new(
        json["schema"].ToText(), json["rows"].ToCount(), [.. json["columns"].Items().Select(ToColumn)])
    {
        Weight = json["weight"].ToNumber(),
        WeightColumn = json.Find("weightColumn")?.ToText(),
        LabelColumn = json.Find("labelColumn")?.ToText(),
        NotKnown = json.Find("notKnown") is { } sentences ? [.. sentences.Items().Select(static each => each.ToText())] : [],
        Slices = json.Find("slices") is { } slices ? [.. slices.Items().Select(ToSlice)] : [],
    };

    private static SliceStatistics ToSlice(JsonPlace json) =>
        new(json["column"].ToText(), json.Find("value")?.ToText(), json["statistics"].ToStatistics()) { IsOthers = json.Find("others")?.ToFlag() ?? false };

    private static ColumnStatistics ToColumn(JsonPlace json) => new(json["name"].ToText(), json["type"].To<ColumnType>())
    {
        IsSensitive = json.Find("sensitive")?.ToFlag() ?? false,
        Present = json["present"].ToCount(),
        Missing = json["missing"].ToCount(),
        PresentWeight = json["presentWeight"].ToNumber(),
        MissingWeight = json["missingWeight"].ToNumber(),
        Distinct = ToDistinct(json["distinct"]),
        Minimum = json.Find("minimum")?.ToText(),
        Maximum = json.Find("maximum")?.ToText(),
        Frequent = json.Find("frequent") is { } frequent ? ToFrequent(frequent) : null,
        Numbers = json.Find("numbers") is { } numbers ? ToNumbers(numbers) : null,
        Texts = json.Find("texts") is { } texts ? ToTexts(texts) : null,
        Lists = json.Find("lists") is { } lists ? new ListStatistics(ToLengths(lists["lengths"]), ToColumn(lists["items"])) : null,
        Label = json.Find("label") is { } label ? ToLabel(label) : null,
    };

    private static DistinctCount ToDistinct(JsonPlace json) =>
        new(json["count"].ToCount(), json["standardError"].ToNumber()) { Most = json.Find("most")?.ToCount() };

    private static RankHistogram ToFrequent(JsonPlace json)
    {
        List<KeyValuePair<string, double>> weights = [];
        foreach (JsonPlace value in json["values"].Items())
        {
            JsonPlace[] pair = value.Items(2);
            weights.Add(new(pair[0].ToText(), pair[1].ToNumber()));
        }

        double total = json["total"].ToNumber(), weightError = json["weightError"].ToNumber();
        return Make(json, () => RankHistogram.Of(weights, total, weightError));
    }

    private static NumberStatistics ToNumbers(JsonPlace json) => new()
    {
        Finite = json["finite"].ToCount(),
        Zeros = json["zeros"].ToCount(),
        NotANumber = json["notANumber"].ToCount(),
        NegativeInfinite = json["negativeInfinite"].ToCount(),
        PositiveInfinite = json["positiveInfinite"].ToCount(),
        Weights = json.Find("weights") is { } weights ? ToNumberWeights(weights) : null,
        Minimum = json.Find("minimum")?.ToNumber(),
        Maximum = json.Find("maximum")?.ToNumber(),
        Mean = json.Find("mean")?.ToNumber(),
        Deviation = json.Find("deviation")?.ToNumber(),
        Quantiles = [.. json["quantiles"].Items().Select(ToQuantile)],
        RankError = json["rankError"].ToNumber(),
        EqualDepth = ToHistogram(json.Find("equalDepth")),
        EqualWidth = ToHistogram(json.Find("equalWidth")),
        IsEqualWidthExact = json["equalWidthIsExact"].ToFlag(),
    };

    private static Quantile ToQuantile(JsonPlace json)
    {
        JsonPlace[] pair = json.Items(2);
        return new Quantile(pair[0].ToNumber(), pair[1].ToNumber());
    }

    private static TextStatistics ToTexts(JsonPlace json) => new()
    {
        Lengths = ToLengths(json["lengths"]),
        Empty = json["empty"].ToCount(),
        Blank = json["blank"].ToCount(),
        Untrimmed = json["untrimmed"].ToCount(),
        Numeric = json["numeric"].ToCount(),
        Characters = json.Find("characters") is { } characters ? ToCharacters(characters) : null,
        Weights = json.Find("weights") is { } weights ? ToTextWeights(weights) : null,
    };

    private static NumberWeights ToNumberWeights(JsonPlace json) => new(
        json["finite"].ToNumber(),
        json["zeros"].ToNumber(),
        json["notANumber"].ToNumber(),
        json["negativeInfinite"].ToNumber(),
        json["positiveInfinite"].ToNumber());

    private static TextWeights ToTextWeights(JsonPlace json) => new(
        json["empty"].ToNumber(), json["blank"].ToNumber(), json["untrimmed"].ToNumber(), json["numeric"].ToNumber())
    {
        Characters = json.Find("characters") is { } characters ? ToCharacterWeights(characters) : null,
    };

    private static CharacterWeights ToCharacterWeights(JsonPlace json) => new(
        json["letters"].ToNumber(),
        json["digits"].ToNumber(),
        json["spaces"].ToNumber(),
        json["punctuation"].ToNumber(),
        json["controls"].ToNumber(),
        json["others"].ToNumber())
    {
        NotAscii = json["notAscii"].ToNumber(),
    };

    private static CharacterCounts ToCharacters(JsonPlace json) => new(
        json["letters"].ToCount(),
        json["digits"].ToCount(),
        json["spaces"].ToCount(),
        json["punctuation"].ToCount(),
        json["controls"].ToCount(),
        json["others"].ToCount())
    {
        NotAscii = json["notAscii"].ToCount(),
    };

    private static LabelStatistics ToLabel(JsonPlace json) => new()
    {
        Correlation = json.Find("correlation")?.ToNumber(),
        MutualInformation = json.Find("mutualInformation")?.ToNumber(),
        Estimator = json.Find("estimator")?.ToText(),
    };

    private static LengthStatistics ToLengths(JsonPlace json) => new(
        json["minimum"].ToCount(), json["maximum"].ToCount(), json["mean"].ToNumber(), ToHistogram(json.Find("histogram")));

    private static Histogram? ToHistogram(JsonPlace? found)
    {
        if (found is not { } json)
            return null;
        var buckets = ImmutableArray.CreateBuilder<HistogramBucket>();
        foreach (JsonPlace bucket in json["buckets"].Items())
        {
            JsonPlace[] ends = bucket.Items(3);
            buckets.Add(new HistogramBucket(ends[0].ToNumber(), ends[1].ToNumber(), ends[2].ToNumber()));
        }

        double notANumber = json["notANumber"].ToNumber();
        double negative = json["negativeInfinite"].ToNumber(), positive = json["positiveInfinite"].ToNumber();
        return Make(json, () => new Histogram(buckets.DrainToImmutable(), notANumber, negative, positive));
    }

    // What is made of sound numbers may be unsound as a whole.
    private static TResult Make<TResult>(JsonPlace json, Func<TResult> make)
    {
        try
        {
            return make();
        }
        catch (DataException error)
        {
            throw json.Fault($"cannot be: {error.Message.TrimEnd('.')}", error);
        }
    }
}
