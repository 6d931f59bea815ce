using System.Collections.Immutable;
using System.Globalization;
using Millrace.Features;

namespace Millrace.Learning;

/// <summary>
/// A weighted sum of features, and the sigmoid that turns it into a probability. A category has a weight an id, a number one weight; an id
/// outside its range (or NaN) adds nothing, a number that is NaN makes the prediction NaN.
/// </summary>
public sealed class LinearPredictor : IPredictor
{
    /// <summary>The name of the format.</summary>
    public const string FormatName = "linear";

    private readonly int[] _starts;

    /// <summary>Creates a linear predictor.</summary>
    /// <param name="cardinalities">For each number of the row: 0 where it is a quantity, else the number of ids of the category.</param>
    /// <param name="weights">The weights in the order of the row: one a quantity, one an id.</param>
    /// <param name="bias">Added to the sum.</param>
    /// <param name="calibration">Turns the sum into a probability; null where the sum is the prediction.</param>
    /// <exception cref="ArgumentException">The number of weights does not fit, or a number is not finite.</exception>
    public LinearPredictor(ImmutableArray<int> cardinalities, ImmutableArray<float> weights, float bias, PlattCalibration? calibration)
    {
        if (cardinalities.IsEmpty)
            throw new ArgumentException("A row has at least one number.", nameof(cardinalities));
        _starts = new int[cardinalities.Length];
        long total = 0;
        for (int i = 0; i < cardinalities.Length; i++)
        {
            if (cardinalities[i] < 0 || total > Array.MaxLength)
                throw new ArgumentException($"Column {i} has {cardinalities[i]} ids.", nameof(cardinalities));
            _starts[i] = (int)total;
            total += Math.Max(1, cardinalities[i]);
        }

        if (total != weights.Length)
            throw new ArgumentException($"The columns need {total} weights, but there are {weights.Length}.", nameof(weights));
        if (!float.IsFinite(bias) || weights.Any(static weight => !float.IsFinite(weight)))
            throw new ArgumentException("A weight or the bias is not a finite number.", nameof(weights));
        if (calibration is { } sigmoid && !(double.IsFinite(sigmoid.Slope) && double.IsFinite(sigmoid.Offset)))
            throw new ArgumentException("The calibration is not a finite number.", nameof(calibration));

        Cardinalities = cardinalities;
        Weights = weights;
        Bias = bias;
        Calibration = calibration;
    }

    /// <inheritdoc/>
    public IPredictorFormat Format => LinearFormat.Instance;

    /// <inheritdoc/>
    public int Width => Cardinalities.Length;

    /// <inheritdoc/>
    public PredictionKind Kind => Calibration is null ? PredictionKind.Number : PredictionKind.Probability;

    /// <inheritdoc/>
    public string Summary => string.Create(CultureInfo.InvariantCulture, $"{Weights.Length:N0} weights");

    /// <summary>For each number of the row: 0 where it is a quantity, else the number of ids of the category.</summary>
    public ImmutableArray<int> Cardinalities { get; }

    /// <summary>The weights in the order of the row: one a quantity, one an id.</summary>
    public ImmutableArray<float> Weights { get; }

    /// <summary>Added to the sum.</summary>
    public float Bias { get; }

    /// <summary>Turns the sum into a probability, or null.</summary>
    public PlattCalibration? Calibration { get; }

    /// <summary>The columns that a linear model sees in rows of a layout.</summary>
    /// <param name="layout">Where each feature stands.</param>
    /// <returns>For each number of the row: 0 where it is a quantity or an indicator, else the number of ids of the category.</returns>
    public static ImmutableArray<int> CardinalitiesOf(FeatureLayout layout)
    {
        int[] cardinalities = new int[layout.Width];
        foreach (FeatureSlot slot in layout.Slots)
        {
            if (slot.Kind == FeatureKind.Category)
                cardinalities[slot.Offset] = slot.Cardinality;
        }

        return [.. cardinalities];
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> rows, Span<float> scores)
    {
        int count = PredictorChecks.Rows(rows, scores, Width);
        for (int i = 0; i < count; i++)
        {
            float score = Score(rows.Slice(i * Width, Width));
            scores[i] = Calibration is { } calibration ? calibration.Probability(score) : score;
        }
    }

    private float Score(ReadOnlySpan<float> row)
    {
        ReadOnlySpan<int> cardinalities = Cardinalities.AsSpan();
        ReadOnlySpan<float> weights = Weights.AsSpan();
        double sum = Bias;
        for (int column = 0; column < row.Length; column++)
        {
            float value = row[column];
            if (cardinalities[column] == 0)
                sum += (double)weights[_starts[column]] * value;
            else if (value >= 0 && value < cardinalities[column])
                sum += weights[_starts[column] + (int)value];
        }

        return (float)sum;
    }
}
