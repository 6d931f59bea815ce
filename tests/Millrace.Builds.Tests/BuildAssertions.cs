using Millrace.Benchmarks.Programs;

namespace Millrace.Builds.Tests;

internal static class BuildAssertions
{
    extension(BuildResult build)
    {
        /// <summary>Demands that there is neither an error nor a warning.</summary>
        public BuildResult Clean()
        {
            Assert.True(build.Code == 0 && build.Output.Contains("    0 Warning(s)\n", StringComparison.Ordinal), build.Output);
            return build;
        }

        /// <summary>Demands these lines, told by a part of each, and no others; errors fail the build, and nothing else does.</summary>
        public void Says(params string[] parts)
        {
            Assert.True(build.Lines.Count == parts.Length && build.Lines.Zip(parts, static (line, part) => line.Contains(part, StringComparison.Ordinal)).All(static each => each), build.Output);
            Assert.Equal(parts.Any(static each => each.Contains("error ", StringComparison.Ordinal)) ? 1 : 0, build.Code);
        }
    }
}
