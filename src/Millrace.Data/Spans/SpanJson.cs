using System.Text.Json.Serialization;

namespace Millrace.Data;

/// <summary>Generated serialisation of spans.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SpanDocument))]
internal sealed partial class SpanJson : JsonSerializerContext;
