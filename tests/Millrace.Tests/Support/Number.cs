using System.Globalization;

namespace Millrace.Tests.Support;

/// <summary>The smallest artifact: one number in a file.</summary>
internal sealed class Number(double value) : IArtifact<Number>, IPreviewable
{
    public double Value { get; } = value;

    public static string Kind => "number";

    public static async ValueTask SaveAsync(Number artifact, ArtifactFolder folder, CancellationToken cancellation) =>
        await File.WriteAllTextAsync(folder.File("value.txt"), artifact.Value.ToString("R", CultureInfo.InvariantCulture), cancellation);

    public static async ValueTask<Number> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) =>
        new(double.Parse(await File.ReadAllTextAsync(folder.File("value.txt"), cancellation), CultureInfo.InvariantCulture));

    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation) =>
        ValueTask.FromResult(new ArtifactPreview(["value", "secret"], [[Value.ToString(CultureInfo.InvariantCulture), SensitiveAttribute.Mask]], 1));
}
