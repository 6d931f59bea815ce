using System.Text.Json;
using System.Text.Json.Serialization;

namespace Millrace.Json;

/// <summary>
/// The JSON that machines read. Every document is one object with <c>schemaVersion</c>; a version only ever gains members. Numbers that JSON
/// cannot write (NaN and the infinities) are null.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n",
    GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(GraphDocument))]
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(RunListDocument))]
[JsonSerializable(typeof(RunRecordDocument))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(PreviewDocument))]
internal sealed partial class MillraceJson : JsonSerializerContext
{
    /// <summary>A number that JSON can write, or null.</summary>
    public static double? Number(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    /// <summary>An enumeration's member in lower case, as every document writes it.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
