namespace Millrace.Runtime.Tests.Contract;

/// <summary>What is known of files from outside, and of which there are copies (<see cref="ISourceCatalog"/>, <see cref="IKeptSources"/>).</summary>
public abstract class SourceBehaviour : MetadataSuite
{
    private protected SourceBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void A_digest_is_known_for_a_stamp()
    {
        Store.Transactions.Transaction(Store, static each => each.Sources.Keep("/a", "stamp", "d1") + each.Sources.Keep("/b", "stamp", "d2"));
        using IMetadataStore other = Open();
        Assert.Equal(("d1", null, null), (other.Sources.Find("/a", "stamp"), other.Sources.Find("/a", "another"), other.Sources.Find("/c", "stamp")));
        other.Transactions.Transaction(other, static each => each.Sources.Keep("/a", "later", "d3"));
        Assert.Equal((null, "d3"), (Store.Sources.Find("/a", "stamp"), Store.Sources.Find("/a", "later")));
        Assert.Equal([("/a", "later"), ("/b", "stamp")], Store.Sources.All().Order());
        other.Sources.Forget(["/a", "/never"]);
        Assert.Equal([("/b", "stamp")], Store.Sources.All());
    }

    [Fact]
    public async Task A_copy_is_known_by_what_it_is_of_and_the_new_one_counts()
    {
        KeptSource[] copies = [new(Written.Digest("1"), "object 1", 1, "stamp"), new(Written.Digest("2"), "object 2", 2, "stamp"), new(Written.Digest("3"), "object 3", 3, "stamp")];
        await Store.Kept.AddAsync(copies[..2]);
        using IMetadataStore other = Open();
        Assert.Equal(copies[..2], other.Kept.Known([.. copies.Select(static each => each.Digest)]).Values.OrderBy(static each => each.Bytes));
        Assert.Empty(other.Kept.Known([]));

        KeptSource newer = copies[0] with { Object = "object 1b", Stamp = "later" };
        await other.Kept.AddAsync([newer, copies[2]]);
        Write.Execute(Write.Begin("trips", ["read"]), 0, Written.Artifact("x"), [], Written.File("/a", "1"), Written.File("/b", "9"));
        Assert.Equal([(newer, "/a"), (copies[1], null), (copies[2], null)], Store.Kept.All().OrderBy(static each => each.Kept.Bytes));
        Assert.Equal([Written.Digest("1"), Written.Digest("9")], Store.Kept.Read([Written.Digest("1"), Written.Digest("2"), Written.Digest("9")]).OrderBy(static each => each == Written.Digest("9")));
    }

    [Fact]
    public async Task Of_copies_all_are_written_down_or_none()
    {
        KeptSource one = new(Written.Digest("1"), "object", 1, "stamp"), same = new(Written.Digest("2"), null!, 2, "stamp");
        await Assert.ThrowsAnyAsync<Exception>(() => Store.Kept.AddAsync([one, same]));
        Assert.Empty(Store.Kept.All());
    }
}
