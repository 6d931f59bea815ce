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
    public async Task A_component_that_cannot_do_its_work_here_says_so_to_its_test() =>
        Assert.Equal("no library", (await Assert.ThrowsAsync<StepSkippedException>(static () => ComponentTest.RunAsync(new Unable()))).Message);

    [Fact]
    public void The_context_keeps_series_by_position_and_apart_from_numbers()
    {
        using TestStepContext step = new("train");
        step.RecordSeries("loss", 2, 0.5);
        step.RecordSeries("loss", 1, 0.9);
        step.RecordSeries("loss", 2, 0.4);
        step.RecordMetric("rows", 10);

        Assert.Equal([KeyValuePair.Create(1L, 0.9), KeyValuePair.Create(2L, 0.4)], step.Series["loss"]);
        Assert.Equal(["rows"], step.Metrics.Keys);
        Assert.Equal(
            "Step 'train' records 'loss' both as a single number and as a series. Give one of the two another name.",
            Assert.Throws<MetricNameException>(() => step.RecordMetric("loss", 1)).Message);
        Assert.Throws<MetricNameException>(() => step.RecordSeries("rows", 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => step.RecordSeries("loss", 0, 1));
        Assert.Equal(["rows"], step.Metrics.Keys);
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

    [Fact]
    public async Task An_optional_input_may_be_null()
    {
        Assert.Equal(5, (await ComponentTest.RunAsync(new Latest(), new Number(5), null)).Value);
        Assert.Equal(6, (await ComponentTest.RunAsync(new Latest(), new Number(5), new Number(6))).Value);
    }

    private sealed class Latest : IComponent<Number, Number?, Number>
    {
        public ValueTask<Number> InvokeAsync(Number input1, Number? input2, Seed seed, StepContext step, CancellationToken cancellation) =>
            new(input2 ?? input1);
    }

    private sealed class Unable : IComponent<Number>
    {
        public ValueTask<Number> InvokeAsync(Seed seed, StepContext step, CancellationToken cancellation) => throw new StepSkippedException("no library");
    }
}
