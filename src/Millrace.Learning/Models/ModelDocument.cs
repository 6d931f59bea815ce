namespace Millrace.Learning;

/// <summary>What <c>model.json</c> holds.</summary>
internal sealed record ModelDocument(string Format, int Version, string Trainer, string Predictor, SignatureDocument Signature);
