namespace Millrace.Runtime.Tests.Contract;

/// <summary>How artifacts are named, and what they hold (<see cref="IArtifactQueries"/>).</summary>
public abstract class ArtifactQueryBehaviour : MetadataSuite
{
    private protected ArtifactQueryBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void An_artifact_is_named_by_a_beginning_of_its_digest_or_by_its_place()
    {
        RunTicket run = Write.Begin("trips", ["train", "failed"]);
        ArtifactRecord model = Write.Execute(run, 0, "model").Outputs[0].Artifact;
        Write.Commit(Write.Begin("trips", ["split"]), new StepCommit
        {
            Start = Write.Start(Write.Begin("trips", ["split"]).Steps[0]), Fence = 1, Metrics = [], Series = [], Duration = TimeSpan.Zero, IsReusable = false, Log = null,
            Outputs = [new OutputRecord("train", Written.Artifact("one")), new OutputRecord("test", Written.Artifact("two"))],
        });
        Assert.Equal(model, Store.ArtifactQueries.ByDigest(model.Digest[..4].ToUpperInvariant()));
        Assert.Equal(model, Store.ArtifactQueries.ByPlace(run.RunId, "train", null));
        Assert.Equal(model, Store.ArtifactQueries.ByPlace(run.RunId, "train", "output"));
        string split = Store.RunQueries.Resolve("last");
        Assert.Equal(Written.Artifact("two"), Store.ArtifactQueries.ByPlace(split, "split", "test"));
        Action[] wrong =
        [
            () => Store.ArtifactQueries.ByDigest(model.Digest[..3]), () => Store.ArtifactQueries.ByDigest("wxyz"), () => Store.ArtifactQueries.ByDigest(new string('0', 64)),
            () => Store.ArtifactQueries.ByPlace(run.RunId, "tran", null), () => Store.ArtifactQueries.ByPlace(run.RunId, "train", "outptu"),
            () => Store.ArtifactQueries.ByPlace(run.RunId, "failed", null), () => Store.ArtifactQueries.ByPlace(split, "split", null),
        ];
        Assert.All(wrong, static each => Assert.Throws<MillraceException>(each));
    }

    [Fact]
    public void One_content_of_two_types_is_two_artifacts()
    {
        RunTicket run = Write.Begin("trips", ["a", "b"]);
        Write.Execute(run, 0, "same");
        Write.Execute(run, 1, Written.Artifact("same") with { Type = "Other", DisplayType = "Other" }, []);
        string message = Assert.Throws<MillraceException>(() => Store.ArtifactQueries.ByDigest(Written.Digest("same"))).Message;
        Assert.Contains("(Text)", message, StringComparison.Ordinal);
        Assert.Contains("(Other)", message, StringComparison.Ordinal);
        Assert.Equal([Written.Digest("same")], Store.ArtifactQueries.Digests());
    }

    [Fact]
    public void Items_come_in_order_and_are_placed_with_their_collection()
    {
        ArtifactRecord[] items = [Written.Artifact("c"), Written.Artifact("a"), Written.Artifact("b")];
        ArtifactRecord all = Written.Collection(items);
        RunTicket run = Write.Begin("trips", ["words"]);
        CacheHit made = Write.Execute(run, 0, all, []);
        Assert.Equal(items, Store.ArtifactQueries.Items(all));
        Assert.Empty(Store.ArtifactQueries.Items(items[0]));
        Assert.Equal(
            new[] { all, items[0], items[1], items[2] }.Select(each => (each.Digest, $"{run.RunId}/words/output")).Order(),
            Store.ArtifactQueries.Placed().Select(static each => (each.Artifact.Digest, each.Place)).Order());

        // The latest place counts.
        RunTicket next = Write.Begin("trips", ["words"]);
        Write.Reuse(next, 0, made);
        Assert.All(Store.ArtifactQueries.Placed(), each => Assert.Equal($"{next.RunId}/words/output", each.Place));
        Assert.Equal($"{next.RunId}/words/output", Store.ArtifactQueries.PlaceOf(all));
        Assert.Null(Store.ArtifactQueries.PlaceOf(Written.Artifact("never stored")));
    }

    [Fact]
    public void A_small_value_comes_with_its_bytes_and_a_content_with_the_stamp_that_it_was_given_last()
    {
        RunTicket run = Write.Begin("trips", ["value", "files"]);
        ArtifactRecord value = Written.Value("a\0b");
        Write.Execute(run, 0, value, []);
        Write.Execute(run, 1, Written.Artifact("files") with { Stamp = "first" }, []);
        Assert.Equal(value.Content, Store.ArtifactQueries.Content(value));
        Assert.Null(Store.ArtifactQueries.Content(Written.Artifact("files")));
        Assert.Equal("first", Store.ArtifactQueries.ByPlace(run.RunId, "files", null).Stamp);
        Assert.Equal((1, 0, 0), (Restamp("files", "second"), Restamp("files", "second"), Restamp("never stored", "third")));
        Assert.Equal("second", Store.ArtifactQueries.ByPlace(run.RunId, "files", null).Stamp);

        int Restamp(string content, string stamp) => Write.Do(() => Store.ArtifactQueries.Restamp(Written.Digest(content), stamp));
    }
}
