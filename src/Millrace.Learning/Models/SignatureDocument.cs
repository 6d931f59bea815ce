using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Millrace.Data;

namespace Millrace.Learning;

/// <summary>A signature as <c>model.json</c> and <c>signature.json</c> hold it.</summary>
internal sealed record SignatureDocument(
    ImmutableArray<SignatureDocument.Input> Inputs, SignatureDocument.Prediction Output, SignatureDocument.FeatureSet Features)
{
    public static SignatureDocument From(ModelSignature signature) => new(
        [.. signature.Inputs.Select(static input => new Input(input.Name, input.Type, input.IsNullable, input.IsSensitive))],
        new Prediction(signature.OutputName, signature.OutputKind, signature.OutputMeaning),
        new FeatureSet(signature.Features, signature.FeaturesFingerprint, signature.Width));

    public ModelSignature ToSignature() => new(
        Inputs.IsDefault ? [] : [.. Inputs.Select(static input => new ModelInput(input.Name, input.Type, input.Nullable, input.Sensitive))],
        Features.Name,
        Features.Fingerprint,
        Features.Width,
        Output.Name,
        Output.Kind);

    internal sealed record Input(
        string Name,
        [property: JsonConverter(typeof(NamedEnumConverter<ColumnType>))] ColumnType Type,
        bool Nullable,
        bool Sensitive);

    internal sealed record Prediction(
        string Name,
        [property: JsonConverter(typeof(NamedEnumConverter<PredictionKind>))] PredictionKind Kind,
        string Meaning);

    internal sealed record FeatureSet(string Name, string Fingerprint, int Width);
}
