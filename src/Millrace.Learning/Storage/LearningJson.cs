using System.Text.Json.Serialization;

namespace Millrace.Learning;

/// <summary>How documents are written: generated code, fixed order, fixed line ends.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TreeEnsembleDocument))]
[JsonSerializable(typeof(LinearDocument))]
[JsonSerializable(typeof(WideAndDeepDocument))]
[JsonSerializable(typeof(ModelDocument))]
[JsonSerializable(typeof(SignatureDocument))]
[JsonSerializable(typeof(EvaluationDocument))]
[JsonSerializable(typeof(BlessingDocument))]
[JsonSerializable(typeof(RegistrationDocument))]
[JsonSerializable(typeof(RegistryEntryDocument))]
internal sealed partial class LearningJson : JsonSerializerContext;
