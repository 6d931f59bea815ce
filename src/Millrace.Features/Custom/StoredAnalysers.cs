using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Writes and reads analysers that are not ours.</summary>
internal static class StoredAnalysers
{
    /// <summary>Why it cannot be written down and what to do, without an end; null where it can.</summary>
    public static string? Problem(object analyser) => analyser is IStoredAnalyser
        ? null
        : $"{analyser.GetType().Name} does not say how what it has learned is kept. Let it implement {nameof(IStoredAnalyser)}";

    public static void Write(object analyser, SketchWriter writer) => writer.Write(JsonText.Of(((IStoredAnalyser)analyser).Write));

    public static void Read(object analyser, ref SketchReader reader)
    {
        using JsonDocument document = JsonDocument.Parse(reader.ReadText());
        ((IStoredAnalyser)analyser).Read(document.RootElement);
    }
}
