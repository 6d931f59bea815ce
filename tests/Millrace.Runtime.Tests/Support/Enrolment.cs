namespace Millrace.Runtime.Tests;

/// <summary>A registered model as far as the store is concerned: a file somewhere else, which must still be there.</summary>
public sealed class Enrolment(string path) : IArtifact<Enrolment>, IRegistration
{
    public static string Kind => "enrolment";

    public string Name => System.IO.Path.GetFileName(Path);

    public string Path { get; } = path;

    public static async ValueTask SaveAsync(Enrolment artifact, ArtifactFolder folder, CancellationToken cancellation) =>
        await File.WriteAllTextAsync(folder.File("enrolment.txt"), artifact.Path, cancellation);

    public static async ValueTask<Enrolment> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) =>
        new(await File.ReadAllTextAsync(folder.File("enrolment.txt"), cancellation));

    /// <summary>Where a file beside it says so, nobody can see whether it is there.</summary>
    static bool IArtifact<Enrolment>.IsStillThere(Enrolment artifact) =>
        File.Exists(artifact.Path + ".away") ? throw new MillraceException("Nobody can see it.") : File.Exists(artifact.Path);
}
