namespace Millrace.Runtime.Tests.Exporting;

/// <summary>An artifact of some kind that holds one text.</summary>
internal sealed class Thing<TKind>(string text) : IArtifact<Thing<TKind>>
    where TKind : IKind
{
    public static string Kind => TKind.Name;

    public string Value { get; } = text;

    public static ValueTask SaveAsync(Thing<TKind> artifact, ArtifactFolder folder, CancellationToken cancellation) =>
        new(File.WriteAllTextAsync(folder.File("thing.txt"), artifact.Value, cancellation));

    public static async ValueTask<Thing<TKind>> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) =>
        new(await File.ReadAllTextAsync(folder.File("thing.txt"), cancellation));
}
