namespace Millrace.Learning;

/// <summary>
/// A trained function from rows of features to one number each. Immutable, and safe to call from many threads at once.
/// </summary>
public interface IPredictor
{
    /// <summary>How it is saved and loaded.</summary>
    IPredictorFormat Format { get; }

    /// <summary>Numbers a row.</summary>
    int Width { get; }

    /// <summary>What the numbers that it returns mean.</summary>
    PredictionKind Kind { get; }

    /// <summary>Its size in words, for people: <c>100 trees, 2,000 leaves</c>.</summary>
    string Summary { get; }

    /// <summary>Predicts rows.</summary>
    /// <param name="rows">The rows one after another, <see cref="Width"/> numbers each.</param>
    /// <param name="scores">Receives a number a row; as long as there are rows, or longer.</param>
    /// <exception cref="ArgumentException"><paramref name="rows"/> is no whole number of rows, or <paramref name="scores"/> is too short.</exception>
    void Predict(ReadOnlySpan<float> rows, Span<float> scores);
}
