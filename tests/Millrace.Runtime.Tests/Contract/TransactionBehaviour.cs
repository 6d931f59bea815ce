namespace Millrace.Runtime.Tests.Contract;

/// <summary>Several changes or none (<see cref="ITransactions"/>, <see cref="CommitQueue"/>).</summary>
public abstract class TransactionBehaviour : MetadataSuite
{
    private protected TransactionBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void What_fails_in_a_transaction_is_undone_alone()
    {
        RunTicket run = Write.Begin("trips", ["a", "b", "c"]);
        StepStart[] starts = [.. run.Steps.Select(step => Write.Start(step))];
        var failures = new Exception?[3];
        using var done = new CountdownEvent(3);
        for (int i = 0; i < 3; i++)
        {
            int step = i;
            Store.Commits.Post(
                () => Store.Steps.Commit(Written.End(starts[step], $"result {step}")) && (step != 1 ? true : throw new InvalidDataException("no")),
                (_, failure) =>
                {
                    failures[step] = failure;
                    done.Signal();
                });
        }

        Store.Commits.Hurry();
        done.Wait();
        Assert.Equal([null, typeof(InvalidDataException), null], failures.Select(static each => each?.GetType()));
        Assert.Equal(
            [StepState.Executed, StepState.Pending, StepState.Executed], new Metadata(Store).GetRun(run.RunId).Steps.Select(static step => step.State));
        Assert.DoesNotContain(Written.Artifact("result 1").Digest, Store.ArtifactQueries.Digests());
    }

    [Fact]
    public void What_throws_in_a_transaction_leaves_nothing()
    {
        Assert.Throws<InvalidDataException>(() => Store.Transactions.Transaction<int, int>(0, _ =>
        {
            Store.Sources.Keep("/a", "stamp", "digest");
            throw new InvalidDataException("no");
        }));
        Assert.Null(Store.Sources.Find("/a", "stamp"));
        Assert.Equal(7, Store.Transactions.Transaction(6, static state => state + 1));
    }

    [Fact]
    public void Who_reads_sees_whole_transactions_and_waits_for_none()
    {
        using IMetadataStore other = Open();
        Store.Transactions.Transaction(0, _ =>
        {
            Store.Sources.Keep("/a", "stamp", "digest");
            Assert.Null(other.Sources.Find("/a", "stamp"));
            Store.Sources.Keep("/b", "stamp", "digest");
            Assert.Empty(other.Sources.All());
            return 0;
        });
        Assert.Equal(2, other.Sources.All().Count);
    }

    [Fact]
    public async Task An_empty_transaction_waits_for_whoever_writes()
    {
        using IMetadataStore other = Open();
        using var begun = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var events = new System.Collections.Concurrent.ConcurrentQueue<string>();
        Task writer = Task.Run(() => other.Transactions.Transaction(0, _ =>
        {
            begun.Set();
            goOn.Wait();
            events.Enqueue("written");
            return 0;
        }));
        begun.Wait();
        Task waiting = Task.Run(() => Store.Transactions.Transaction(0, _ =>
        {
            events.Enqueue("waited");
            return 0;
        }));
        Thread.Sleep(50);
        goOn.Set();
        await Task.WhenAll(writer, waiting);
        Assert.Equal(["written", "waited"], events);
    }

    [Fact]
    public void What_is_made_durable_is_there_for_all_and_the_barrier_may_be_asked_for_at_any_time()
    {
        Store.Transactions.MakeDurable();
        RunTicket run = Write.Begin("trips", ["a"]);
        Write.Execute(run, 0, "a");
        Store.Transactions.MakeDurable();
        Store.Transactions.MakeDurable();
        Store.Commits.Sync();
        using IMetadataStore other = Open();
        Assert.Equal(StepState.Executed, other.StepQueries.OfRun(run.RunId).Single().State);
    }

    [Fact]
    public void Eight_writers_at_once_lose_nothing()
    {
        string[][] runs = new string[8][];
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            using IMetadataStore store = Open();
            var written = new Written(store, $"{i:x8}0000");
            runs[i] = [.. Enumerable.Range(0, 5).Select(each =>
            {
                RunTicket run = written.Begin($"pipeline {i}", ["a", "b"]);
                written.Execute(run, 0, $"{i} {each}", ("m", each));
                written.Execute(run, 1, "shared");
                Assert.True(written.Finish(run));
                return run.RunId;
            })];
        });
        Assert.Equal(runs.SelectMany(static each => each).Order(), Store.RunQueries.List(RunFilter.All, 100, null).Select(static run => run.RunId).Order());
        Assert.All(runs.SelectMany(static each => each), run => Assert.All(Store.StepQueries.OfRun(run), static step => Assert.Equal(StepState.Executed, step.State)));
        Assert.Equal(41, Store.ArtifactQueries.Digests().Count);
    }
}
