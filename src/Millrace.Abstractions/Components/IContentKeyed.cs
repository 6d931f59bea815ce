namespace Millrace;

/// <summary>
/// A service or option that may be injected into a cached component, because it can say what it is. Any other service, loggers and meters
/// aside, makes the steps that use it uncached.
/// </summary>
public interface IContentKeyed
{
    /// <summary>A text that changes whenever the results of using this service could change.</summary>
    string ContentKey { get; }
}
