using System.Collections.Immutable;

namespace Millrace.Runtime.Tests.Contract;

/// <summary>Filters of runs (<see cref="IRunQueries.List"/>).</summary>
public abstract class RunSearchBehaviour : MetadataSuite
{
    private protected RunSearchBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void Runs_are_found_as_a_plain_look_at_each_would_find_them()
    {
        var random = new Random(7);
        string[] pipelines = ["trips", "rides"], names = ["a", "b", "a.b"];
        var runs = new List<(string Id, string Pipeline, RunStatus Status, string Tag, string Share, string Metric, double Value, bool IsReused)>();
        CacheHit? made = null;
        for (int i = 0; i < 150; i++)
        {
            (string pipeline, string tag, string share) = (pipelines[random.Next(2)], random.Next(3).ToString(), random.Next(3) == 0 ? "many" : $"0.{random.Next(9)}");
            var options = new RunOptions { Tags = ImmutableSortedDictionary<string, string>.Empty.Add("tag", tag) };
            RunTicket run = Write.Begin(pipeline, ["train"], options, ("share", share));
            bool isReused = made is not null && random.Next(3) == 0;
            if (isReused)
                Write.Do(() => Store.Steps.Reuse(run.Steps[0], StepState.Reused, StepCause.None, made!, null, "", [], []));
            else
                made = Write.Execute(run, 0, $"content {i}", (names[random.Next(3)], random.Next(5)));
            RunStatus status = random.Next(4) == 0 ? RunStatus.Failed : RunStatus.Succeeded;
            Store.Runs.EndRun(run.Number, status, TimeSpan.FromSeconds(1));
            runs.Add((run.RunId, pipeline, status, tag, share, made!.Metrics[0].Name, made.Metrics[0].Value, isReused));
        }

        Assert.Contains(runs, static run => run.IsReused);
        runs.Reverse();
        for (int round = 0; round < 200; round++)
        {
            bool wantsPipeline = random.Next(2) == 0, wantsStatus = random.Next(3) == 0, wantsTag = random.Next(3) == 0, wantsShare = random.Next(2) == 0, wantsMetric = random.Next(2) == 0;
            string metric = random.Next(3) switch { 0 => "a", 1 => "train.a.b", _ => "a.b" };
            double value = random.Next(5);
            var filter = new RunFilter
            {
                Pipeline = wantsPipeline ? "trips" : null,
                Statuses = wantsStatus ? [RunStatus.Failed] : [],
                Tags = wantsTag ? [new TagCondition("tag", "1")] : [],
                Parameters = wantsShare ? [new ParameterCondition("share", Comparison.GreaterOrEqual, "0.50")] : [],
                Metrics = wantsMetric ? [new MetricCondition(metric, Comparison.LessOrEqual, value)] : [],
            };
            string[] expected =
            [
                .. runs.Where(run => (!wantsPipeline || run.Pipeline == "trips") && (!wantsStatus || run.Status == RunStatus.Failed) && (!wantsTag || run.Tag == "1")
                    && (!wantsShare || run.Share == "many" || double.Parse(run.Share) >= 0.5)
                    && (!wantsMetric || ((run.Metric == metric || "train." + run.Metric == metric) && run.Value <= value))).Select(static run => run.Id),
            ];
            var found = new List<string>();
            int page = random.Next(1, 20);
            while (true)
            {
                ImmutableArray<RunSummary> next = Store.RunQueries.List(filter, page, found.Count == 0 ? null : found[^1]);
                found.AddRange(next.Select(static run => run.RunId));
                if (next.Length < page)
                    break;
            }

            Assert.Equal(expected, found);
        }
    }
}
