namespace Millrace.Runtime.Tests;

/// <summary>An artifact that does what a test says while it is saved or opened.</summary>
public sealed class Shaky : IArtifact<Shaky>
{
    private static readonly AsyncLocal<Action<string>?> s_shake = new();

    public static string Kind => "shaky";

    /// <summary>Told "save" or "load".</summary>
    public static Action<string>? Shake
    {
        get => s_shake.Value;
        set => s_shake.Value = value;
    }

    public static async ValueTask SaveAsync(Shaky artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        Shake?.Invoke("save");
        await File.WriteAllTextAsync(folder.File("shaky.txt"), "shaky", cancellation);
    }

    public static ValueTask<Shaky> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        Shake?.Invoke("load");
        return ValueTask.FromResult(new Shaky());
    }
}
