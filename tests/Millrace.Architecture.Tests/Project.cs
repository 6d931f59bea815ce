namespace Millrace.Architecture.Tests;

/// <summary>A project file: where it lives and what it references.</summary>
internal sealed record Project(string Name, string Folder, string[] References, string[] Analyzers);
