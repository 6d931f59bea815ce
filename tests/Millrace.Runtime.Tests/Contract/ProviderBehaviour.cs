namespace Millrace.Runtime.Tests.Contract;

/// <summary>The metadata of a store as a whole, open or not (<see cref="IMetadataProvider"/>).</summary>
public abstract class ProviderBehaviour : MetadataSuite
{
    private protected ProviderBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    private IMetadataProvider Provider => Factory.Provider;

    [Fact]
    public void What_is_not_there_is_shown_as_empty_and_made_by_whoever_writes()
    {
        Assert.False(Provider.Exists);
        Assert.Throws<MillraceException>(Provider.CheckPresent);
        using (IMetadataStore shown = Provider.OpenForReading())
            Assert.Empty(Runs(shown));
        Assert.False(Provider.Exists);

        using (IMetadataStore made = Provider.Open())
            new Written(made).Begin("trips", ["a"]);
        Assert.True(Provider.Exists);
        Provider.CheckPresent();
        using (IMetadataStore shown = Provider.OpenForReading())
            Assert.Single(Runs(shown));
    }

    [Fact]
    public void A_backup_brings_back_what_there_was_and_what_was_there_gets_another_name()
    {
        string backup = Factory.FreePath();
        string first;
        using (IMetadataStore store = Provider.Open())
        {
            first = new Written(store).Begin("trips", ["a"]).RunId;
            MetadataCopy copy = Provider.BackUp(backup, replaces: false, CancellationToken.None);
            Assert.Equal((backup, 1, (string?)null), (copy.Path, copy.Runs, copy.Replaced));
            Assert.Throws<MillraceException>(() => Provider.BackUp(backup, replaces: false, CancellationToken.None));
            new Written(store).Begin("trips", ["a"]);
        }

        MetadataCopy restored = Provider.Restore(backup, CancellationToken.None);
        Assert.Equal((backup, 1), (restored.Path, restored.Runs));
        Assert.NotNull(restored.Replaced);
        using (IMetadataStore store = Provider.Open())
            Assert.Equal([first], Runs(store));
        Assert.Throws<MillraceException>(() => Provider.Restore(Factory.FreePath(), CancellationToken.None));
    }

    [Fact]
    public void A_backup_that_is_there_is_replaced_where_that_is_asked_for()
    {
        string backup = Factory.FreePath();
        using IMetadataStore store = Provider.Open();
        Provider.BackUp(backup, replaces: false, CancellationToken.None);
        new Written(store).Begin("trips", ["a"]);
        Assert.Equal(1, Provider.BackUp(backup, replaces: true, CancellationToken.None).Runs);
    }

    [Fact]
    public void What_is_whole_is_mended_to_the_same()
    {
        string run;
        using (IMetadataStore store = Provider.Open())
        {
            var written = new Written(store);
            RunTicket ticket = written.Begin("trips", ["a"]);
            written.Execute(ticket, 0, "a");
            run = ticket.RunId;
        }

        Assert.True(Provider.TryMend(CancellationToken.None));
        using (IMetadataIntegrity integrity = Provider.OpenForRepair())
            Assert.Empty(integrity.FindDamage(isQuick: false, CancellationToken.None));
        using (IMetadataStore store = Provider.Open())
            Assert.Equal(StepState.Executed, store.StepQueries.OfRun(run).Single().State);
    }

    private static string[] Runs(IMetadataStore store) => [.. store.RunQueries.List(RunFilter.All, 10, null).Select(static run => run.RunId)];
}
