namespace Millrace.Benchmarks.Programs;

/// <summary>What a build said.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Lines">The warnings and errors, each once: <c>User.cs(3,5): error …</c>, without folder and project.</param>
/// <param name="Output">All that stood on the console.</param>
/// <param name="Time">The time of the whole command: restoring and building.</param>
internal sealed record BuildResult(int Code, IReadOnlyList<string> Lines, string Output, TimeSpan Time);
