using System.Text.Json.Serialization;

namespace Millrace.Data;

/// <summary>Generated serialisation of the manifest and of what is written elsewhere.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DatasetManifest))]
[JsonSerializable(typeof(WrittenFileDocument))]
[JsonSerializable(typeof(WrittenRowsDocument))]
internal sealed partial class ManifestJson : JsonSerializerContext;
