namespace Millrace.Benchmarks.Programs;

/// <summary>A file of a made program.</summary>
/// <param name="Path">Its path below the project's folder, with <c>/</c>.</param>
/// <param name="Text">Its text.</param>
public readonly record struct SourceFile(string Path, string Text);
