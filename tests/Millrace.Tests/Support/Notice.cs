namespace Millrace.Tests.Support;

/// <summary>An artifact that stands for something outside of the store.</summary>
internal sealed class Notice : IArtifact<Notice>
{
    public static string Kind => "notice";

    public static ComponentDescriptor Publish { get; } = new()
    {
        Name = "publish-number",
        Type = typeof(Notice),
        Outputs = [new OutputInfo("output", ArtifactType.Of<Notice>())],
        Invoke = static call =>
        {
            call.Output(0, new Notice());
            return ValueTask.CompletedTask;
        },
    };

    public static async ValueTask SaveAsync(Notice artifact, ArtifactFolder folder, CancellationToken cancellation) =>
        await File.WriteAllTextAsync(folder.File("notice.txt"), "published", cancellation);

    public static ValueTask<Notice> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) => ValueTask.FromResult(new Notice());

    public static bool IsStillThere(Notice artifact) => true;
}
