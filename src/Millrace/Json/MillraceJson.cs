using System.Text.Encodings.Web;
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
    NewLine = "\n")]
[JsonSerializable(typeof(GraphDocument))]
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(RunListDocument))]
[JsonSerializable(typeof(RunRecordDocument))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(ArtifactDocument))]
[JsonSerializable(typeof(PreviewDocument))]
[JsonSerializable(typeof(StoreVerificationDocument))]
[JsonSerializable(typeof(StoreCollectionDocument))]
[JsonSerializable(typeof(PinDocument))]
[JsonSerializable(typeof(RunLabelsDocument))]
[JsonSerializable(typeof(DataLogDocument))]
[JsonSerializable(typeof(DataDiffDocument))]
[JsonSerializable(typeof(DataCheckoutDocument))]
[JsonSerializable(typeof(DataKeepDocument))]
[JsonSerializable(typeof(RunDeletionDocument))]
[JsonSerializable(typeof(MetadataCopyDocument))]
[JsonSerializable(typeof(RunComparisonDocument))]
[JsonSerializable(typeof(RecordedPlanDocument))]
[JsonSerializable(typeof(LineageDocument))]
[JsonSerializable(typeof(LineageListDocument))]
[JsonSerializable(typeof(ImpactDocument))]
[JsonSerializable(typeof(ArtifactListDocument))]
[JsonSerializable(typeof(MlmdExportDocument))]
[JsonSerializable(typeof(FeaturesDocument))]
[JsonSerializable(typeof(SchemaCheckDocument))]
[JsonSerializable(typeof(SchemaSourceDocument))]
[JsonSerializable(typeof(SchemaUpdateDocument))]
internal sealed partial class MillraceJson : JsonSerializerContext
{
    // Not an initializer: Default's stands in generated code, and the order of the two is nobody's promise.
    private static readonly Lazy<MillraceJson> s_readable = new(CreateReadable);

    /// <summary>What documents are written with: like the default, but <c>&lt;</c> stays readable, as no document is part of a web page.</summary>
    public static MillraceJson Readable => s_readable.Value;

    /// <summary>A number that JSON can write, or null.</summary>
    public static double? Number(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    /// <summary>An enumeration's member in lower case, as every document writes it.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static MillraceJson CreateReadable() =>
        new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
