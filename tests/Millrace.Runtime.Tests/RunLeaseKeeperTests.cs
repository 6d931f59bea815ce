using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;

namespace Millrace.Runtime.Tests;

/// <summary>When a run is lost whose leases cannot be renewed, and what renewing costs.</summary>
public sealed class RunLeaseKeeperTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly SleepyWriter _writer = new();
    private readonly CommitQueue _commits;

    public RunLeaseKeeperTests() => _commits = new CommitQueue(_writer, _time);

    public void Dispose() => _commits.Dispose();

    [Fact]
    public void A_lock_that_is_held_for_longer_than_a_lease_is_valid_loses_no_run()
    {
        List<Exception?> lost = [];
        using RunLeaseKeeper keeper = Keeper(knowsPrograms: false);
        using IDisposable lease = keeper.Keep(1, lost.Add);

        // It is waited for a minute, and fails.
        Renew(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(60));
            throw new IOException("locked");
        });
        Renew(() => []);
        Assert.Empty(lost);
    }

    [Fact]
    public void A_standstill_and_one_failure_lose_no_run_and_begin_no_row_where_a_success_follows()
    {
        List<Exception?> lost = [];
        using RunLeaseKeeper keeper = Keeper(knowsPrograms: false);
        using IDisposable lease = keeper.Keep(1, lost.Add);
        Renew(() =>
        {
            _time.Advance(TimeSpan.FromHours(8));
            throw new IOException("gone");
        });
        Renew(() => []);
        for (int i = 0; i < 6; i++)
            Renew(() => throw new IOException("gone"));
        Assert.Empty(lost);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Failures_without_break_for_as_long_as_a_lease_is_valid_lose_a_run_unless_its_program_is_known_otherwise(bool knowsPrograms)
    {
        List<Exception?> lost = [];
        using RunLeaseKeeper keeper = Keeper(knowsPrograms);
        using IDisposable lease = keeper.Keep(1, lost.Add);
        for (int i = 0; i < 7; i++)
            Renew(() => throw new IOException("gone"));
        Assert.Empty(lost);
        Renew(() => throw new IOException("gone"));
        string?[] expected = knowsPrograms ? [] : ["gone"];
        Assert.Equal(expected, lost.Select(static each => each?.Message));
    }

    [Fact]
    public async Task All_runs_are_renewed_in_one_transaction_that_asks_for_no_durability_and_only_lost_ones_hear_of_it()
    {
        List<string> lost = [];
        using RunLeaseKeeper keeper = Keeper(knowsPrograms: true);
        IDisposable[] leases = [.. Enumerable.Range(1, 20).Select(run => keeper.Keep(run, failure => lost.Add($"{run} {failure?.Message}")))];
        Renew(() => [3]);
        Assert.Equal(["3 "], lost);
        Assert.Equal((1, 20), (_writer.Transactions, _writer.Renewed.Length));
        leases[0].Dispose();
        Renew(() => [1]);
        Assert.Equal(["3 "], lost);
        Assert.Equal((2, 18), (_writer.Transactions, _writer.Renewed.Length));
        Assert.Equal(0, _writer.Syncs);

        // What lasts is written through, with a renewal beside it or not.
        await _commits.RunAsync(static () => 0);
        Assert.True(SpinWait.SpinUntil(() => _writer.Syncs == 1, TimeSpan.FromSeconds(30)));
    }

    private RunLeaseKeeper Keeper(bool knowsPrograms) => new(_commits, _writer, _time, knowsPrograms);

    /// <summary>Lets the time of the next renewal come, and waits for its end.</summary>
    private void Renew(Func<ImmutableArray<long>> work)
    {
        int renewals = _writer.Renewals;
        _writer.Work = work;
        _time.Advance(RunLease.Interval);
        Assert.True(SpinWait.SpinUntil(() => _writer.Renewals > renewals, TimeSpan.FromSeconds(30)));

        // Commits end in the order in which they were asked for.
        using var ended = new ManualResetEventSlim();
        _commits.Post(static () => 0, (_, _) => ended.Set(), isLasting: false);
        ended.Wait();
    }

    /// <summary>Metadata that renew as they are told to.</summary>
    private sealed class SleepyWriter : ITransactions, IRunWriter
    {
        private int _renewals;

        public Func<ImmutableArray<long>> Work { get; set; } = static () => [];

        public long[] Renewed { get; private set; } = [];

        public int Renewals => Volatile.Read(ref _renewals);

        /// <summary>Renewals that were part of a transaction that ended well.</summary>
        public int Transactions { get; private set; }

        public int Syncs { get; private set; }

        public T Transaction<TState, T>(TState state, Func<TState, T> work)
        {
            int before = _renewals;
            T result = work(state);
            Transactions += _renewals - before;
            return result;
        }

        public void MakeDurable() => Syncs++;

        public ImmutableArray<long> Renew(IReadOnlyCollection<long> numbers)
        {
            Renewed = [.. numbers];
            Interlocked.Increment(ref _renewals);
            return Work();
        }

        public int GiveUp(IReadOnlyCollection<long> numbers) => numbers.Count;

        public RunTicket? BeginRun(BoundPlan plan, RunOptions options, string owner, FoundResults found) => throw new NotSupportedException();

        public bool AddOrigin(long number, string pipeline, (string Digest, string Document) plan, ProgramOrigin origin) => throw new NotSupportedException();

        public bool EndRun(long number, RunStatus status, TimeSpan duration) => throw new NotSupportedException();

        public int InterruptRuns() => throw new NotSupportedException();
    }
}
