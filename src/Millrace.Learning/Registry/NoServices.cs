namespace Millrace.Learning;

/// <summary>Services for saving, which needs none.</summary>
internal sealed class NoServices : IServiceProvider
{
    public static NoServices Instance { get; } = new();

    public object? GetService(Type serviceType) => null;
}
