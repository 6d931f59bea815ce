namespace Millrace.Runtime;

/// <summary>One output of one step in one run: what is stored, and the opened artifact for as long as a step may still ask for it.</summary>
/// <param name="info">The output.</param>
/// <param name="consumers">How many inputs take it, as far as they are known.</param>
internal sealed class Slot(OutputInfo info, int consumers = 0)
{
    private readonly Lock _lock = new();
    private int _consumers = consumers;
    private Task<object>? _opened;

    /// <summary>The output.</summary>
    public OutputInfo Info { get; } = info;

    /// <summary>The step that yields it, for what comes from outside of a graph; empty otherwise.</summary>
    public string From { get; init; } = "";

    /// <summary>What is stored; null as long as the step has no result.</summary>
    public ArtifactRecord? Artifact { get; private set; }

    /// <summary>Counts one more input that takes it. Not called once it may be set.</summary>
    public void Expect() => _consumers++;

    /// <summary>Sets what is stored.</summary>
    /// <param name="artifact">The stored artifact.</param>
    /// <param name="opened">The artifact where it is open already.</param>
    public void Set(ArtifactRecord artifact, object? opened)
    {
        lock (_lock)
        {
            Artifact = artifact;
            _opened = opened is null || _consumers == 0 ? null : Task.FromResult(opened);
        }
    }

    /// <summary>Lets the items of a collection go once they are written down: they are read from the metadata when somebody asks for them.</summary>
    public void Settle()
    {
        lock (_lock)
        {
            if (Artifact is { Items.IsDefaultOrEmpty: false } collection)
                (Artifact, _opened) = (collection.Bare(), null);
        }
    }

    /// <summary>Opens the artifact, once for all who ask; again where that did not succeed.</summary>
    public Task<object> OpenAsync(Func<ArtifactRecord, ArtifactType, Task<object>> open)
    {
        lock (_lock)
            return _opened = _opened is { IsFaulted: false, IsCanceled: false } opened ? opened : open(Artifact!, Info.Type);
    }

    /// <summary>Tells that an input that takes it needs it no more; after the last one the opened artifact is let go.</summary>
    public void Release()
    {
        lock (_lock)
        {
            if (--_consumers <= 0)
                _opened = null;
        }
    }
}
