using Millrace.Learning.Tests.Support;

namespace Millrace.Learning.Tests.Training;

public sealed class LabelCheckTests
{
    private readonly LabelCheck _check = new("perceptron", "GoodTip");

    [Fact]
    public void Rows_of_both_kinds_pass_and_are_counted_over_all_batches()
    {
        _check.Add([1, 0, 0], 0);
        _check.Add([], 3);
        _check.Add([0], 3);
        _check.Complete();

        var step = new TestStep();
        _check.Record(step);

        Assert.Equal((4, 1, 0.25), (_check.Rows, _check.Positives, _check.PositiveRate));
        Assert.Equal((4, 0.25), (step.Metrics["rows"], step.Metrics["positive-rate"]));
    }

    [Fact]
    public void No_rows_are_refused() => Assert.Equal(
        "perceptron has no rows to learn from. Give it a dataset with rows, and look at what the steps before it left out.",
        Assert.Throws<MillraceException>(_check.Complete).Message);

    [Theory]
    [InlineData(2, "2")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(float.NaN, "NaN")]
    public void A_label_that_is_neither_1_nor_0_is_refused_with_its_row(float label, string shown)
    {
        _check.Add([1, 0, 1], 0);

        Assert.Equal(
            $"The label GoodTip of training row 5000000001 (counted from 0) is {shown}, but perceptron learns labels that are true or false (1 or 0). Let the label's method return a bool.",
            Assert.Throws<MillraceException>(() => _check.Add([0, label], 5_000_000_000)).Message);
    }

    [Theory]
    [InlineData(1, "true")]
    [InlineData(0, "false")]
    public void Labels_that_are_all_the_same_are_refused(float label, string shown)
    {
        _check.Add([label, label], 0);
        _check.Add([label], 2);

        Assert.Equal(
            $"All 3 training rows have the label GoodTip = {shown}, but perceptron learns from rows of both kinds. Check the label's definition, or train on rows that have both.",
            Assert.Throws<MillraceException>(_check.Complete).Message);
    }
}
