namespace Millrace.Data;

/// <summary>Gives out stretches of rows, in their order.</summary>
internal abstract class StretchSource : IDisposable
{
    /// <summary>The next stretch; null behind the last. One thread at a time.</summary>
    public abstract Stretch? Next();

    /// <summary>What reads stretches, for one thread.</summary>
    public abstract StretchReader CreateReader();

    /// <inheritdoc/>
    public abstract void Dispose();
}
