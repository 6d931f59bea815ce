namespace Millrace;

/// <summary>An artifact type as the runtime handles it, without knowing the type: how to save, load and name it.</summary>
public abstract class ArtifactType
{
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
    public string DisplayName => TypeNames.Display(Type);

    /// <summary>Whether the class overrides <see cref="IArtifact{TSelf}.IsStillThere"/>, so that it must be asked before a step is reused.</summary>
    public abstract bool IsChecked { get; }

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
