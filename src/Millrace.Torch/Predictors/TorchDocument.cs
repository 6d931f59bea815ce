using Millrace.Learning;

namespace Millrace.Torch;

/// <summary>What is saved of a network beside its weights.</summary>
internal sealed record TorchDocument(
    string Format,
    int Version,
    int Width,
    PredictionKind Output,
    string Description);
