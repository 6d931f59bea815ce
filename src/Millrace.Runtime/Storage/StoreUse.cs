namespace Millrace.Runtime;

/// <summary>A time during which stored results are looked for and used.</summary>
/// <param name="end">Ends it.</param>
internal sealed class StoreUse(Action end) : IDisposable
{
    private Action? _end = end;

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
}
