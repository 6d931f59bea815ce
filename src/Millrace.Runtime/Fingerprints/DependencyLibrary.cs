using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>A library in a program's list of dependencies.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Type">What it is: <c>project</c>, <c>package</c>, <c>reference</c> or <c>runtimepack</c>.</param>
/// <param name="Assemblies">The simple names of its assemblies.</param>
/// <param name="Dependencies">The names of the libraries that it needs.</param>
internal sealed record DependencyLibrary(string Name, string Version, string Type, ImmutableArray<string> Assemblies, ImmutableArray<string> Dependencies);
