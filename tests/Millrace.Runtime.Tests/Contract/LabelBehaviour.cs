namespace Millrace.Runtime.Tests.Contract;

/// <summary>What people say of runs (<see cref="ILabelWriter"/>).</summary>
public abstract class LabelBehaviour : MetadataSuite
{
    private protected LabelBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void A_run_is_kept_until_it_is_let_go()
    {
        RunTicket run = Write.Begin("trips", ["a"]);
        Assert.Equal((true, false), (Store.Labels.Pin(run.RunId), Store.Labels.Pin(run.RunId)));
        using IMetadataStore other = Open();
        Assert.True(other.RunQueries.Summary(run.RunId).IsPinned);
        Assert.Equal((true, false), (other.Labels.Unpin(run.RunId), Store.Labels.Unpin(run.RunId)));
        Assert.False(Store.RunQueries.Summary(run.RunId).IsPinned);
        Assert.False(Store.Labels.Pin("20250101-000000-000000"));
    }

    [Fact]
    public void A_tag_has_one_value_and_notes_come_in_order()
    {
        RunTicket run = Write.Begin("trips", ["a"], new RunOptions { Note = "first" }), other = Write.Begin("trips", ["a"]);
        Store.Labels.Tag(run.RunId, [KeyValuePair.Create("a", "1"), KeyValuePair.Create("b", "")]);
        Store.Labels.Tag(run.RunId, [KeyValuePair.Create("a", "2")]);
        Assert.Equal([("a", "2"), ("b", "")], Store.RunQueries.Summary(run.RunId).Tags.Select(static tag => (tag.Key, tag.Value)));
        Assert.Equal("a", Store.Labels.Untag(run.RunId, ["c", "a", "a"]).Single());
        Assert.Equal(["b"], Store.RunQueries.Summary(run.RunId).Tags.Keys);
        Assert.Empty(Store.RunQueries.Summary(other.RunId).Tags);

        Time.Advance(TimeSpan.FromMinutes(1));
        Store.Labels.AddNote(run.RunId, "second");
        Store.Labels.AddNote(run.RunId, "second");
        Assert.Equal(["first", "second", "second"], Store.RunQueries.Notes(run.RunId).Select(static note => note.Text));
        Assert.Equal(Time.GetUtcNow(), Store.RunQueries.Notes(run.RunId)[1].WrittenAt);
        Assert.Empty(Store.RunQueries.Notes(other.RunId));
    }
}
