using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>The code that a feature is computed by, in its JSON.</summary>
internal static class FeatureCodeJson
{
    private const string Property = "code";

    /// <summary>Writes an object of hashes by names; nothing where there is no code.</summary>
    public static void Write(Utf8JsonWriter json, FeatureInfo feature)
    {
        if (feature.Code.IsEmpty)
            return;
        json.WriteStartObject(Property);
        foreach (FeatureCode code in feature.Code)
            json.WriteString(code.Name, code.Hash);
        json.WriteEndObject();
    }

    /// <summary>Says what was edited since the feature was written, or null.</summary>
    public static string? Difference(JsonElement written, FeatureInfo feature)
    {
        ImmutableArray<FeatureCode> there = written.TryGetProperty(Property, out JsonElement code)
            ? [.. code.EnumerateObject().Select(static each => new FeatureCode(each.Name, each.Value.GetString() ?? ""))]
            : [];
        if (there.SequenceEqual(feature.Code))
            return null;
        string? edited = feature.Code.FirstOrDefault(here => there.Any(each => each.Name == here.Name && each.Hash != here.Hash))?.Name;
        return edited is null
            ? $"feature \"{feature.Name}\" is computed by {Names(there)} in the file and by {Names(feature.Code)} in the code"
            : $"{edited}, or what it uses, was edited since feature \"{feature.Name}\" was fitted";
    }

    private static string Names(ImmutableArray<FeatureCode> code) => code.IsEmpty ? "attributes alone" : string.Join(", ", code.Select(static each => each.Name));
}
