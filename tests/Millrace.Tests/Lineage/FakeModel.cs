namespace Millrace.Tests.Lineage;

/// <summary>Stands for a model: a number in a file.</summary>
internal sealed class FakeModel(string weights) : IArtifact<FakeModel>
{
    public string Weights { get; } = weights;

    public static string Kind => "model";

    public static async ValueTask SaveAsync(FakeModel artifact, ArtifactFolder folder, CancellationToken cancellation) =>
        await File.WriteAllTextAsync(folder.File("weights.txt"), artifact.Weights, cancellation);

    public static async ValueTask<FakeModel> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) =>
        new(await File.ReadAllTextAsync(folder.File("weights.txt"), cancellation));
}
