using System.Buffers;

namespace Millrace;

/// <summary>An artifact type as the runtime handles it, without knowing the type: how to save, load and name it.</summary>
public abstract class ArtifactType
{
    private string? _displayName;

    private protected ArtifactType(Type type, string kind)
    {
        Type = type;
        Kind = kind;
    }

    /// <summary>The artifact's class.</summary>
    public Type Type { get; }

    /// <summary>The kind's short name.</summary>
    public string Kind { get; }

    /// <summary>The type as a person reads it: <c>Dataset&lt;Trip&gt;</c>.</summary>
    public string DisplayName => _displayName ??= TypeNames.Display(Type);

    /// <summary>Whether the class overrides <see cref="IArtifact{TSelf}.IsStillThere"/>, so that it must be asked before a step is reused.</summary>
    public abstract bool IsChecked { get; }

    /// <summary>Whether instances are small values (<see cref="IArtifact{TSelf}.IsInline"/>).</summary>
    public abstract bool IsInline { get; }

    /// <summary>The type of the items of a collection; null for any other artifact.</summary>
    public abstract ArtifactType? ItemType { get; }

    /// <summary>What instances are made to: of a dataset its schema; null for most (<see cref="IArtifact{TSelf}.Contract"/>).</summary>
    public abstract object? Contract { get; }

    /// <summary>The artifact type of a class.</summary>
    /// <typeparam name="T">The class.</typeparam>
    public static ArtifactType Of<T>()
        where T : class, IArtifact<T> => ArtifactType<T>.Instance;

    /// <summary>Saves an artifact into an empty folder.</summary>
    /// <param name="artifact">An instance of <see cref="Type"/>.</param>
    /// <param name="folder">Where.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public abstract ValueTask SaveAsync(object artifact, ArtifactFolder folder, CancellationToken cancellation);

    /// <summary>Opens a saved artifact.</summary>
    /// <param name="folder">Where it was saved.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public abstract ValueTask<object> LoadAsync(ArtifactFolder folder, CancellationToken cancellation);

    /// <summary>Writes a small value.</summary>
    /// <param name="artifact">An instance of <see cref="Type"/>.</param>
    /// <param name="content">Receives the bytes.</param>
    public abstract void Write(object artifact, IBufferWriter<byte> content);

    /// <summary>Reads a small value.</summary>
    /// <param name="content">What was written.</param>
    public abstract object Read(ReadOnlySpan<byte> content);

    /// <summary>Makes a collection of stored items.</summary>
    /// <param name="count">How many.</param>
    /// <param name="open">Opens the item of a position.</param>
    public abstract object Collect(int count, Func<int, CancellationToken, ValueTask<object>> open);

    /// <summary>Whether what the artifact stands for still exists.</summary>
    /// <param name="artifact">An instance of <see cref="Type"/>.</param>
    public abstract bool IsStillThere(object artifact);

    /// <summary>Hands an artifact over as an output, for code that does not know its type.</summary>
    /// <param name="call">The call of the component.</param>
    /// <param name="index">Position in <see cref="ComponentDescriptor.Outputs"/>.</param>
    /// <param name="artifact">An instance of <see cref="Type"/>.</param>
    public abstract void Output(StepCall call, int index, object artifact);

    /// <inheritdoc/>
    public override string ToString() => DisplayName;
}
