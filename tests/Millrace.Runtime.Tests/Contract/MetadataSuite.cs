using Microsoft.Extensions.Time.Testing;

namespace Millrace.Runtime.Tests.Contract;

/// <summary>
/// What every store of metadata does, whichever database keeps it. The classes that derive from this one say it for one part of the contract each; a database
/// derives one from each of them, which gives it its factory.
/// </summary>
public abstract class MetadataSuite : IDisposable
{
    private readonly IMetadataFactory _factory;
    private IMetadataStore? _store;
    private Written? _write;

    private protected MetadataSuite(IMetadataFactory factory) => _factory = factory;

    /// <summary>The metadata as one process sees it.</summary>
    private protected IMetadataStore Store => _store ??= _factory.Open();

    /// <summary>Writes through it.</summary>
    private protected Written Write => _write ??= new Written(Store);

    private protected FakeTimeProvider Time => _factory.Time;

    private protected IMetadataFactory Factory => _factory;

    /// <summary>Another process.</summary>
    private protected IMetadataStore Open(IReadOnlySet<string>? living = null, string? host = null) => _factory.Open(living, host);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool isDisposing)
    {
        _store?.Dispose();
        _factory.Dispose();
    }

    private protected StepRecord Step(RunTicket run, int step) => new Metadata(Store).GetRun(run.RunId).Steps[step];
}
