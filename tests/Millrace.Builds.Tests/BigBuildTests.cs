using Millrace.Benchmarks.Programs;
using Xunit.Abstractions;

namespace Millrace.Builds.Tests;

[Collection(BuildsCollection.Name)]
public sealed class BigBuildTests(ITestOutputHelper output)
{
    /// <summary>How long it may take is a matter for benchmarks: here the clock is only read.</summary>
    [Fact]
    public void A_thousand_components_and_a_pipeline_of_three_hundred_steps_build()
    {
        using var project = new BuiltProject { Compiler = CompilerProcess.Kept, Properties = "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>" };
        new BigProgram().WriteTo(project.Folder);

        TimeSpan time = project.Build().Clean().Time;

        string[] generated = Directory.GetFiles(project.Generated, "*.cs", SearchOption.AllDirectories);
        string text = string.Concat(generated.Select(File.ReadAllText));
        output.WriteLine($"built in {time.TotalSeconds:F1} s, {generated.Length} generated files, {generated.Sum(static file => new FileInfo(file).Length) / 1024:N0} KiB");
        Assert.Equal(1_001, text.Split("ComponentDescriptor Descriptor => MillraceDescriptor").Length - 1);
        Assert.Equal(300, text.Split("new global::Millrace.PlanStep\n").Length - 1);
        Assert.True(File.Exists(project.Assembly));
    }
}
