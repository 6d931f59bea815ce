namespace Millrace.Builds.Tests;

/// <summary>What a build said.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Lines">The warnings and errors, each once: <c>User.cs(3,5): error …</c>, without folder and project.</param>
/// <param name="Output">All that stood on the console.</param>
/// <param name="Time">The time of the whole command: restoring and building.</param>
internal sealed record BuildResult(int Code, IReadOnlyList<string> Lines, string Output, TimeSpan Time)
{
    /// <summary>Demands that there is neither an error nor a warning.</summary>
    public BuildResult Clean()
    {
        Assert.True(Code == 0 && Output.Contains("    0 Warning(s)\n", StringComparison.Ordinal), Output);
        return this;
    }

    /// <summary>Demands these lines, told by a part of each, and no others; errors fail the build, and nothing else does.</summary>
    public void Says(params string[] parts)
    {
        Assert.True(Lines.Count == parts.Length && Lines.Zip(parts, static (line, part) => line.Contains(part, StringComparison.Ordinal)).All(static each => each), Output);
        Assert.Equal(parts.Any(static each => each.Contains("error ", StringComparison.Ordinal)) ? 1 : 0, Code);
    }
}
