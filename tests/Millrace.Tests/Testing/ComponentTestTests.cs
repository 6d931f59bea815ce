using Millrace.Testing;
using Millrace.Tests.Support;

namespace Millrace.Tests.Testing;

public sealed class ComponentTestTests
{
    [Fact]
    public async Task A_component_runs_as_a_plain_class()
    {
        Number number = await ComponentTest.RunAsync(new MakeNumber { Value = 5 });
        (Number train, Number test) = await ComponentTest.RunAsync(new DoubleNumber(), number);

        Assert.Equal((10, -10), (train.Value, test.Value));
    }

    [Fact]
    public async Task The_context_records_what_the_component_reports_and_removes_its_folders()
    {
        TestStepContext step = new("double", seed: 7);
        string folder;
        using (step)
        {
            await ComponentTest.RunAsync(new DoubleNumber(), new Number(5), step);
            folder = step.CreateFolder();

            Assert.Equal(10, step.Metrics["doubled"]);
            Assert.Equal(10, step.Headlines["doubled"]);
            Assert.Equal((1, 1, "numbers"), step.Progress);
            Assert.Equal(new Seed(7).ToString(), await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(folder)!, "1", "seed.txt")));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(folder)));
    }

    [Fact]
    public void A_context_hands_out_a_new_empty_folder_each_time()
    {
        using TestStepContext step = new();

        string first = step.CreateFolder();
        string second = step.CreateFolder();

        Assert.NotEqual(first, second);
        Assert.Empty(Directory.EnumerateFileSystemEntries(second));
    }
}
