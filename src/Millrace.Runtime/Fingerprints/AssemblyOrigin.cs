namespace Millrace.Runtime;

/// <summary>Where an assembly comes from.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Library">The name of the package or project that it is in; empty for the framework.</param>
/// <param name="Path">The assembly's file; null where it is not known.</param>
internal sealed record AssemblyOrigin(AssemblyKind Kind, string Library, string? Path)
{
    /// <summary>An assembly of .NET itself.</summary>
    public static AssemblyOrigin Framework { get; } = new(AssemblyKind.Framework, "", null);
}
