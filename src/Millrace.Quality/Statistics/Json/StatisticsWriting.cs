using System.Text.Json;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Writes statistics as JSON. What is null is left out; buckets, quantiles and frequent values take a line each.</summary>
internal static class StatisticsWriting
{
    /// <summary>Writes the statistics of a dataset as an object.</summary>
    public static void Write(this Utf8JsonWriter json, DatasetStatistics statistics)
    {
        json.WriteStartObject();
        json.WriteString("schema", statistics.Schema);
        json.WriteNumber("rows", statistics.Rows);
        json.WriteNumber("weight", statistics.Weight);
        json.WriteIfAny("weightColumn", statistics.WeightColumn);
        json.WriteIfAny("labelColumn", statistics.LabelColumn);
        if (!statistics.NotKnown.IsEmpty)
        {
            json.WriteStartArray("notKnown");
            foreach (string sentence in statistics.NotKnown)
                json.WriteStringValue(sentence);
            json.WriteEndArray();
        }

        json.WriteStartArray("columns");
        foreach (ColumnStatistics column in statistics.Columns)
            Write(json, column);
        json.WriteEndArray();
        if (!statistics.Slices.IsEmpty)
        {
            json.WriteStartArray("slices");
            foreach (SliceStatistics slice in statistics.Slices)
                Write(json, slice);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SliceStatistics slice)
    {
        json.WriteStartObject();
        json.WriteString("column", slice.Column);
        json.WriteIfAny("value", slice.Value);
        if (slice.IsOthers)
            json.WriteBoolean("others", true);
        json.WritePropertyName("statistics");
        json.Write(slice.Statistics);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ColumnStatistics column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("type", column.Type.ToString());
        if (column.IsSensitive)
            json.WriteBoolean("sensitive", true);
        json.WriteNumber("present", column.Present);
        json.WriteNumber("missing", column.Missing);
        json.WriteNumber("presentWeight", column.PresentWeight);
        json.WriteNumber("missingWeight", column.MissingWeight);
        json.WriteStartObject("distinct");
        json.WriteNumber("count", column.Distinct.Count);
        json.WriteNumber("standardError", column.Distinct.StandardError);
        if (column.Distinct.Most is { } most)
            json.WriteNumber("most", most);
        json.WriteEndObject();
        json.WriteIfAny("minimum", column.Minimum);
        json.WriteIfAny("maximum", column.Maximum);
        if (column.Frequent is { } frequent)
            Write(json, frequent);
        if (column.Numbers is { } numbers)
            Write(json, numbers);
        if (column.Texts is { } texts)
            Write(json, texts);
        if (column.Lists is { } lists)
            Write(json, lists);
        if (column.Label is { } label)
            Write(json, label);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RankHistogram frequent)
    {
        json.WriteStartObject("frequent");
        json.WriteNumber("total", frequent.Total);
        json.WriteNumber("weightError", frequent.WeightError);
        json.WriteStartArray("values");
        foreach (RankedValue value in frequent.Values)
            json.WriteRow([JsonWriting.Text(value.Value), JsonWriting.Text(value.Weight)]);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, NumberStatistics numbers)
    {
        json.WriteStartObject("numbers");
        json.WriteNumber("finite", numbers.Finite);
        json.WriteNumber("zeros", numbers.Zeros);
        json.WriteNumber("notANumber", numbers.NotANumber);
        json.WriteNumber("negativeInfinite", numbers.NegativeInfinite);
        json.WriteNumber("positiveInfinite", numbers.PositiveInfinite);
        if (numbers.Weights is { } weights)
            Write(json, weights);
        json.WriteIfAny("minimum", numbers.Minimum);
        json.WriteIfAny("maximum", numbers.Maximum);
        json.WriteIfAny("mean", numbers.Mean);
        json.WriteIfAny("deviation", numbers.Deviation);
        json.WriteStartArray("quantiles");
        foreach (Quantile quantile in numbers.Quantiles)
            json.WriteRow([JsonWriting.Text(quantile.Share), JsonWriting.Text(quantile.Value)]);
        json.WriteEndArray();
        json.WriteNumber("rankError", numbers.RankError);
        Write(json, "equalDepth", numbers.EqualDepth);
        Write(json, "equalWidth", numbers.EqualWidth);
        json.WriteBoolean("equalWidthIsExact", numbers.IsEqualWidthExact);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TextStatistics texts)
    {
        json.WriteStartObject("texts");
        Write(json, texts.Lengths);
        json.WriteNumber("empty", texts.Empty);
        json.WriteNumber("blank", texts.Blank);
        json.WriteNumber("untrimmed", texts.Untrimmed);
        json.WriteNumber("numeric", texts.Numeric);
        if (texts.Characters is { } characters)
        {
            json.WriteStartObject("characters");
            json.WriteNumber("letters", characters.Letters);
            json.WriteNumber("digits", characters.Digits);
            json.WriteNumber("spaces", characters.Spaces);
            json.WriteNumber("punctuation", characters.Punctuation);
            json.WriteNumber("controls", characters.Controls);
            json.WriteNumber("others", characters.Others);
            json.WriteNumber("notAscii", characters.NotAscii);
            json.WriteEndObject();
        }

        if (texts.Weights is { } weights)
            Write(json, weights);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, NumberWeights weights)
    {
        json.WriteStartObject("weights");
        json.WriteNumber("finite", weights.Finite);
        json.WriteNumber("zeros", weights.Zeros);
        json.WriteNumber("notANumber", weights.NotANumber);
        json.WriteNumber("negativeInfinite", weights.NegativeInfinite);
        json.WriteNumber("positiveInfinite", weights.PositiveInfinite);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TextWeights weights)
    {
        json.WriteStartObject("weights");
        json.WriteNumber("empty", weights.Empty);
        json.WriteNumber("blank", weights.Blank);
        json.WriteNumber("untrimmed", weights.Untrimmed);
        json.WriteNumber("numeric", weights.Numeric);
        if (weights.Characters is { } characters)
        {
            json.WriteStartObject("characters");
            json.WriteNumber("letters", characters.Letters);
            json.WriteNumber("digits", characters.Digits);
            json.WriteNumber("spaces", characters.Spaces);
            json.WriteNumber("punctuation", characters.Punctuation);
            json.WriteNumber("controls", characters.Controls);
            json.WriteNumber("others", characters.Others);
            json.WriteNumber("notAscii", characters.NotAscii);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ListStatistics lists)
    {
        json.WriteStartObject("lists");
        Write(json, lists.Lengths);
        json.WritePropertyName("items");
        Write(json, lists.Items);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LabelStatistics label)
    {
        json.WriteStartObject("label");
        json.WriteIfAny("correlation", label.Correlation);
        json.WriteIfAny("mutualInformation", label.MutualInformation);
        json.WriteIfAny("estimator", label.Estimator);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LengthStatistics lengths)
    {
        json.WriteStartObject("lengths");
        json.WriteNumber("minimum", lengths.Minimum);
        json.WriteNumber("maximum", lengths.Maximum);
        json.WriteNumber("mean", lengths.Mean);
        Write(json, "histogram", lengths.Histogram);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Histogram? histogram)
    {
        if (histogram is null)
            return;
        json.WriteStartObject(name);
        json.WriteNumber("notANumber", histogram.NotANumber);
        json.WriteNumber("negativeInfinite", histogram.NegativeInfinite);
        json.WriteNumber("positiveInfinite", histogram.PositiveInfinite);
        json.WriteStartArray("buckets");
        foreach (HistogramBucket bucket in histogram.Buckets)
            json.WriteRow([JsonWriting.Text(bucket.Low), JsonWriting.Text(bucket.High), JsonWriting.Text(bucket.Weight)]);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
