using System.Globalization;
using Millrace.Benchmarks.Metadata;

namespace Millrace.Runtime.Tests;

/// <summary>The history that questions are timed over is as large as it is said to be: 10,000 runs of 30 steps, a million events.</summary>
public sealed class HistoryTests : IDisposable
{
    private const int Runs = 40;

    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void Each_run_has_a_hundred_events_or_more_and_all_that_a_run_has()
    {
        var writer = new HistoryWriter(_test.Store, 30);
        for (int run = 0; run < Runs; run++)
            writer.Write(run);

        Assert.InRange(Count("SELECT (SELECT count(*) FROM step_input) + (SELECT count(*) FROM step_output)"), 100 * Runs, 130 * Runs);
        Assert.Equal(30 * Runs, Count("SELECT count(*) FROM step WHERE parent IS NULL"));
        Assert.InRange(Count("SELECT count(*) FROM step WHERE state = 'Reused'"), 1, 30 * Runs / 4);
        Assert.Equal(Runs, Count("SELECT count(*) FROM run_origin WHERE plan IS NOT NULL AND packages IS NOT NULL AND revision IS NOT NULL"));
        Assert.Equal((5, 5, 1), (Count("SELECT count(*) FROM plan"), Count("SELECT count(*) FROM artifact_schema"), Count("SELECT count(*) FROM package_set")));
        Assert.Equal(0, Count("SELECT count(*) FROM artifact WHERE kind = 'dataset' AND schema IS NULL"));
        Assert.Equal((2, 4), (Count("SELECT count(*) FROM run_note"), Count("SELECT count(*) FROM run_tag")));

        RunRecord first = _test.Store.Metadata.GetRun(writer.Runs[0], withItems: true);
        Assert.Equal((100, 100), (first.Steps[15].Items!.Total, first.Items.Length));
        Assert.Equal(100, _test.Store.Artifacts.ItemsOf(first.Steps[15].Outputs[0].Artifact).Length);
        LineageGraph up = _test.Store.Lineage.Trace([_test.Store.Lineage.NodeOf(first.Steps[29].Outputs[0].Artifact)], LineageDirection.Up);
        Assert.InRange(up.Nodes.Count(static node => node.Kind == LineageNodeKind.Execution), 29, 130);
        Assert.Equal(Runs - 1, writer.Runs.Skip(1).Count(run => _test.Store.Metadata.GetRun(run).Steps.All(static step => step.Items is null)));
    }

    private int Count(string sql) => int.Parse(_test.Rows($"SELECT CAST(({sql}) AS TEXT)").Single(), CultureInfo.InvariantCulture);
}
