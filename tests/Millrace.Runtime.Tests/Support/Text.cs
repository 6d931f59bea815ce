namespace Millrace.Runtime.Tests;

/// <summary>A tiny artifact: one text in one file.</summary>
public sealed class Text(string value) : IArtifact<Text>, IPreviewable
{
    private static int s_loads;

    public static string Kind => "text";

    /// <summary>How many were opened since the program started.</summary>
    public static int Loads => Volatile.Read(ref s_loads);

    public string Value { get; } = value;

    public static async ValueTask SaveAsync(Text artifact, ArtifactFolder folder, CancellationToken cancellation) =>
        await File.WriteAllTextAsync(folder.File("text.txt"), artifact.Value, cancellation);

    public static async ValueTask<Text> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        Interlocked.Increment(ref s_loads);
        return new Text(await File.ReadAllTextAsync(folder.File("text.txt"), cancellation));
    }

    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation) =>
        ValueTask.FromResult(new ArtifactPreview(["text"], [], Value.Split('\n').Length));

    public override string ToString() => Value;
}
