namespace Millrace.Questions;

/// <summary>No services.</summary>
internal sealed class NoServices : IServiceProvider
{
    /// <summary>The only one.</summary>
    public static NoServices Instance { get; } = new();

    public object? GetService(Type serviceType) => null;
}
