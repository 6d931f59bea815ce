namespace Millrace.Runtime.Tests.Contract;

/// <summary>Which versions of data runs have seen (<see cref="IVersionQueries"/>).</summary>
public abstract class VersionBehaviour : MetadataSuite
{
    private protected VersionBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void Files_are_found_by_path_folder_number_and_content()
    {
        char s = Path.DirectorySeparatorChar;
        SourceFile[] files = [Written.File($"{s}d{s}a", "1"), Written.File($"{s}d{s}a", "2"), Written.File($"{s}d{s}e{s}b", "1"), Written.File($"{s}d2", "3")];
        Write.Execute(Write.Begin("trips", ["read"]), 0, Written.Artifact("x"), [], files);
        Same([files[0], files[1]], Store.Versions.FilesAt($"{s}d{s}a"));
        Same([files[0], files[1], files[2]], Store.Versions.FilesBelow($"{s}d{s}"));
        Same([files[0], files[2]], Store.Versions.FilesOf(Written.Digest("1")[..6]));
        Same([], Store.Versions.FilesAt($"{s}d"));
        Dictionary<long, DataFile> all = Store.Versions.FilesBelow($"{s}");
        Same([files[0], files[3]], Store.Versions.Files([.. all.Where(each => each.Value.Path == files[3].Path || each.Value.Digest == files[0].Digest && each.Value.Path == files[0].Path).Select(static each => each.Key), 1_000_000]));
        Assert.Equal([$"{s}d2", $"{s}d{s}e{s}b"], Store.Versions.LatePaths(2));

        static void Same(SourceFile[] expected, Dictionary<long, DataFile> found) =>
            Assert.Equal(expected.Select(static each => new DataFile(each.Path, each.Digest, each.Bytes)).OrderBy(static each => $"{each}"), found.Values.OrderBy(static each => $"{each}"));
    }

    [Fact]
    public void What_was_seen_last_comes_first_and_reuse_is_seen()
    {
        RunTicket first = Write.Begin("trips", ["read"]), second = Write.Begin("trips", ["read"]), third = Write.Begin("trips", ["read"]), other = Write.Begin("others", ["read"]);
        CacheHit old = Write.Execute(first, 0, Written.Artifact("old"), [], Written.File("/a", "old"), Written.File("/b", "both"));
        CacheHit young = Write.Execute(second, 0, Written.Artifact("young"), [], Written.File("/a", "young"), Written.File("/b", "both"));
        Assert.Equal([young.Step, old.Step], Store.Versions.ReadingsOf("trips", "read", "path").Select(static each => each.Step));
        Write.Reuse(third, 0, old);
        List<SourceReading> readings = Store.Versions.ReadingsOf("trips", "read", "path");
        Assert.Equal([(old.Step, third.Steps[0]), (young.Step, young.Step)], readings.Select(static each => (each.Step, each.Latest)));
        Assert.Equal(["both", "old"], readings[0].Numbers.Select(number => Store.Versions.Files([number]).Values.Single()).Select(static file => file.Path == "/b" ? "both" : "old").Order());

        long[] both = [.. Store.Versions.FilesAt("/b").Keys];
        Assert.Equal(readings.Select(static each => each.Step), Store.Versions.ReadingsOf(both).Select(static each => each.Step));
        Assert.Equal(both, Store.Versions.ReadingsOf(both)[0].Numbers);
        Assert.Empty(Store.Versions.ReadingsOf("trips", "read", "another"));
        Assert.Equal([old.Step], Store.Versions.ReadersIn(third.RunId));
        Assert.Equal([young.Step], Store.Versions.ReadersIn(second.RunId));
        Assert.Equal(new DataSighting(third.RunId, "trips", "read", Time.GetUtcNow()), Store.Versions.Sighting(third.Steps[0]));
        Assert.Equal((first.RunId, "read"), (Store.Versions.Sighting(old.Step).Run, Store.Versions.Sighting(old.Step).Step));
        Assert.Equal(["others", "trips"], Store.Versions.Pipelines().Order());
        Assert.Equal(["read.path", "read/output"], Store.Versions.InputsOf("trips").Order());
        Assert.Empty(Store.Versions.InputsOf("others"));
    }

    [Fact]
    public void An_output_has_been_what_it_was_each_time_once()
    {
        RunTicket[] runs = [.. Enumerable.Range(0, 4).Select(_ => Write.Begin("trips", ["split"]))];
        CacheHit one = Write.Execute(runs[0], 0, "one"), two = Write.Execute(runs[1], 0, "two");
        Write.Reuse(runs[2], 0, one);
        Write.Reuse(runs[3], 0, two, StepState.Skipped);
        Assert.Equal(
            [new OutputReading(Written.Artifact("one"), one.Step, runs[2].Steps[0]), new OutputReading(Written.Artifact("two"), two.Step, two.Step)],
            Store.Versions.OutputsOf("trips", "split", "output"));
        Assert.Empty(Store.Versions.OutputsOf("trips", "split", "another"));
    }

    [Fact]
    public void A_table_is_found_behind_the_step_that_read_it()
    {
        RunTicket run = Write.Begin("trips", ["find", "read", "note"]);
        CacheHit found = Write.Execute(run, 0, Written.Artifact("files") with { Rows = null }, []);
        ArtifactRecord table = Written.Artifact("table");
        Write.Execute(run, 1, table, [found]);
        CacheHit note = Write.Execute(run, 2, Written.Artifact("note") with { Rows = null }, []);
        Assert.Equal(table, Store.Versions.TableOf(found.Step));
        Assert.Equal(table, Store.Versions.TableOf(run.Steps[1]));
        Assert.Null(Store.Versions.TableOf(note.Step));
    }
}
