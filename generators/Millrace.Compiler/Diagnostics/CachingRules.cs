namespace Millrace.Compiler;

/// <summary>The rules about caching and purity, 05xx.</summary>
public static class CachingRules
{
    public static readonly DiagnosticRule UnkeyedService = new("MR0501", "A service makes a component uncached",
        "'{0}' can change the results of '{1}' and does not say what it is, so the step runs every time: let {0} implement IContentKeyed, or write [Component(Cache = CachePolicy.Never)] to say that this is meant", IsError: false);
}
