using Millrace.Benchmarks.Programs;

namespace Millrace.Builds.Tests;

/// <summary>The process of the compiler that builds share. Where the surroundings keep none (<c>UseSharedCompilation</c> is false) it ends with the tests.</summary>
public sealed class KeptCompiler : IDisposable
{
    public void Dispose()
    {
        if (!string.Equals(Environment.GetEnvironmentVariable("UseSharedCompilation"), "false", StringComparison.OrdinalIgnoreCase))
            return;
        using var project = new BuiltProject();
        project.StopCompiler();
    }
}
