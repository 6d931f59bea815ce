namespace Millrace.Quality.Tests;

/// <summary>A test over real data that is made several times, skipped where the data is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealDataTheoryAttribute : TheoryAttribute
{
    public RealDataTheoryAttribute(params string[] files) => Skip = new RealDataFactAttribute(files).Skip;
}
