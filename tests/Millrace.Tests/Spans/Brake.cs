namespace Millrace.Tests.Spans;

/// <summary>Stops a run from within it, once.</summary>
public sealed class Brake : IContentKeyed, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public string ContentKey => "brake";

    public CancellationToken Token => _stop.Token;

    public bool IsOff { get; set; }

    public void Pull()
    {
        if (!IsOff)
            _stop.Cancel();
    }

    public void Dispose() => _stop.Dispose();
}
