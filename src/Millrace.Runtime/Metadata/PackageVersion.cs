namespace Millrace.Runtime;

/// <summary>A package that a program was built with.</summary>
/// <param name="Name">Its name, such as <c>TorchSharp</c>.</param>
/// <param name="Version">Its version, such as <c>0.105.0</c>.</param>
public sealed record PackageVersion(string Name, string Version)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Version}";
}
