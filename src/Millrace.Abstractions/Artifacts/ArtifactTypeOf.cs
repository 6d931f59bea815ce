using System.Buffers;

namespace Millrace;

/// <summary>The artifact type of one class.</summary>
/// <typeparam name="T">The class.</typeparam>
internal sealed class ArtifactType<T> : ArtifactType
    where T : class, IArtifact<T>
{
    private ArtifactType()
        : base(typeof(T), T.Kind)
    {
    }

    public static ArtifactType<T> Instance { get; } = new();

    // The body that counts is the class's own, or the default one, which belongs to the interface.
    public override bool IsChecked { get; } = ((Func<T, bool>)T.IsStillThere).Method.DeclaringType is not { IsInterface: true };

    public override bool IsInline => T.IsInline;

    public override ArtifactType? ItemType => T.ItemType;

    public override object? Contract => T.Contract;

    public override ValueTask SaveAsync(object artifact, ArtifactFolder folder, CancellationToken cancellation) =>
        T.SaveAsync((T)artifact, folder, cancellation);

    public override async ValueTask<object> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) =>
        await T.LoadAsync(folder, cancellation).ConfigureAwait(false);

    public override void Write(object artifact, IBufferWriter<byte> content) => T.Write((T)artifact, content);

    public override object Read(ReadOnlySpan<byte> content) => T.Read(content);

    public override object Collect(int count, Func<int, CancellationToken, ValueTask<object>> open) => T.Collect(count, open);

    public override bool IsStillThere(object artifact) => T.IsStillThere((T)artifact);

    public override void Output(StepCall call, int index, object artifact) => call.Output(index, (T)artifact);
}
