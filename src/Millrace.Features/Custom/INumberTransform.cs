using System.Text.Json;

namespace Millrace.Features;

/// <summary>
/// A transform of numbers by code of one's own, with what was learned for it: what <see cref="CustomAttribute{TTransform}"/> names. Immutable, and used by many
/// threads. What a row becomes must depend on that row alone, so that a row is the same alone and in a batch.
/// </summary>
/// <typeparam name="TSelf">The transform.</typeparam>
public interface INumberTransform<TSelf>
    where TSelf : INumberTransform<TSelf>
{
    /// <summary>How many numbers a row becomes, at least 1; always the same of one transform.</summary>
    int Width { get; }

    /// <summary>Computes rows.</summary>
    /// <param name="rows">The numbers row by row, one a column in the order of the attribute; NaN is a missing one. 1 to 256 rows.</param>
    /// <param name="destination">
    /// Receives <see cref="Width"/> numbers a row, row by row; NaN is missing, which a feature shows as 0. It may hold anything before.
    /// </param>
    void Apply(ReadOnlySpan<double> rows, Span<double> destination);

    /// <summary>Writes what was learned as properties of the object that is open. It must be the same text whenever it is the same transform.</summary>
    /// <param name="json">The file of the fitted features.</param>
    void Write(Utf8JsonWriter json);

    /// <summary>Reads what <see cref="Write"/> has written: the transform is the same to the last bit.</summary>
    /// <param name="json">The object.</param>
    static abstract TSelf Read(JsonElement json);
}
