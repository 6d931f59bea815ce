using System.Text.Json.Serialization;

namespace Millrace.Torch;

/// <summary>How documents are written: generated code, fixed order, fixed line ends.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(TorchDocument))]
internal sealed partial class TorchJson : JsonSerializerContext;
