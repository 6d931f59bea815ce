using System.Text.Json;

namespace Millrace.Features;

/// <summary>
/// What an analyser of one's own (<see cref="INumberAnalyser{TSelf, TTransform}"/>, <see cref="ITextAnalyser{TSelf, TTransform}"/>) implements as well, so that
/// what it has learned of a span can be kept and merged with what others have: what <see cref="AnalyseFeatures{TRow, TFeatures}"/> needs.
/// </summary>
public interface IStoredAnalyser
{
    /// <summary>
    /// Writes what was learned as properties of the object that is open, exactly. It must be the same text whenever the same was learned, and take less than 1 GB.
    /// </summary>
    /// <param name="json">The object.</param>
    void Write(Utf8JsonWriter json);

    /// <summary>Takes what <see cref="Write"/> has written. The analyser is new, and from then on only merged and fitted.</summary>
    /// <param name="json">The object.</param>
    void Read(JsonElement json);
}
