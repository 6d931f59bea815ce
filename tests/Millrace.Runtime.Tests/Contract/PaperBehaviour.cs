using System.Collections;
using System.Collections.Immutable;

namespace Millrace.Runtime.Tests.Contract;

/// <summary>What is known of tables and plans, and how answers fit each other.</summary>
public abstract class PaperBehaviour : MetadataSuite
{
    private protected PaperBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void A_schema_is_written_with_the_first_artifact_that_has_it()
    {
        using IMetadataStore store = Open();
        var written = new Written(store);
        RunTicket run = written.Begin("trips", ["a", "b", "c"]);
        ArtifactSchema narrow = SchemaOf("it's", "🚂\n\"x\""), wide = SchemaOf("it's", "🚂\n\"x\"", "more");
        Commit(written, store, run.Steps[0], Table("one", narrow));
        Commit(written, store, run.Steps[1], Table("two", narrow));
        Commit(written, store, run.Steps[2], Table("three", wide));

        using IMetadataStore other = Open();
        var metadata = new Metadata(other);
        StepRecord[] steps = [.. metadata.GetRun(run.RunId).Steps];
        Assert.Equal([narrow.Digest, narrow.Digest, wide.Digest], steps.Select(static step => step.Outputs[0].Artifact.Schema));
        Assert.Equal(narrow.Columns.AsEnumerable(), metadata.GetSchema(steps[1].Outputs[0].Artifact)!.Columns);
        Assert.Equal(wide.Document, other.ArtifactQueries.Schema(wide.Digest)!.Document);
        Assert.Null(other.ArtifactQueries.Schema(new string('f', 64)));
        Assert.Equal(wide.Document, other.History.Artifact(other.LineageQueries.NumberOf(Written.Artifact("three"))!.Value)!.Schema);
    }

    [Fact]
    public void An_artifact_without_a_schema_gets_it_when_it_is_committed_again()
    {
        using IMetadataStore store = Open(), other = Open();
        var written = new Written(store);
        RunTicket run = written.Begin("trips", ["a", "b", "c", "d"]);
        ArtifactSchema first = SchemaOf("x"), second = SchemaOf("x", "y");
        Commit(written, store, run.Steps[0], Written.Artifact("data"));
        Assert.Null(store.ArtifactQueries.ByPlace(run.RunId, "a", null).Schema);

        Commit(written, store, run.Steps[1], Table("data", first));
        Assert.Equal(first.Digest, store.ArtifactQueries.ByPlace(run.RunId, "a", null).Schema);
        Commit(written, store, run.Steps[2], Written.Artifact("data"));
        Assert.Equal(first.Digest, other.ArtifactQueries.ByPlace(run.RunId, "a", null).Schema);

        Commit(new Written(other, "bbbbbbbbbbbb"), other, run.Steps[3], Table("data", second));
        Assert.Equal(second.Digest, store.ArtifactQueries.ByPlace(run.RunId, "a", null).Schema);
    }

    [Fact]
    public void Schemas_of_a_transaction_that_is_undone_are_written_again()
    {
        using IMetadataStore store = Open();
        var written = new Written(store);
        RunTicket run = written.Begin("trips", ["a", "b"]);
        ArtifactSchema schema = SchemaOf("x");
        StepStart start = written.Start(run.Steps[0]);
        StepCommit commit = Written.End(start, "data") with { Outputs = [new OutputRecord("output", Table("data", schema))] };
        Assert.Throws<InvalidDataException>(() => written.Do(() => store.Steps.Commit(commit) ? throw new InvalidDataException() : false));
        Assert.Null(store.ArtifactQueries.Schema(schema.Digest));

        Commit(written, store, run.Steps[1], Table("data", schema));
        Assert.Equal(schema, store.ArtifactQueries.Schema(schema.Digest));
    }

    [Fact]
    public void The_plan_of_a_run_is_read_as_it_was_written()
    {
        using IMetadataStore store = Open();
        var written = new Written(store);
        RunTicket first = written.Begin("trips", ["a"]), second = written.Begin("trips", ["a"]), none = written.Begin("trips", ["a"]);
        var origin = new ProgramOrigin { User = "u", Host = "h", System = "s", Runtime = "r", Packages = [] };
        written.Do(() => store.Runs.AddOrigin(first.Number, "trips", ("d1", "{\"steps\":[]} 🚂"), origin));
        written.Do(() => store.Runs.AddOrigin(second.Number, "trips", ("d2", "another"), origin));

        var metadata = new Metadata(Open());
        Assert.Equal(new RecordedPlan("trips", 1, "d1", "{\"steps\":[]} 🚂"), metadata.GetPlan(first.RunId));
        Assert.Equal((2, "another"), (metadata.GetPlan(second.RunId)!.Version, metadata.GetPlan(second.RunId)!.Document));
        Assert.Null(metadata.GetPlan(none.RunId));
        Assert.Equal(("trips", "d2", null), (store.RunQueries.Plan(second.RunId)!.Pipeline, store.RunQueries.Plan(second.RunId)!.Digest, store.RunQueries.Plan(none.RunId)));
        Assert.Throws<MillraceException>(() => metadata.GetPlan("none"));
    }

    [Fact]
    public void A_view_shows_one_moment_whatever_others_commit()
    {
        using IMetadataStore store = Open(), other = Open();
        var written = new Written(other);
        RunTicket run = written.Begin("trips", ["a", "b"]);
        written.Execute(run, 0, "before");
        using (IMetadataView view = store.OpenView())
        {
            written.Execute(run, 1, "after");
            other.Runs.EndRun(run.Number, RunStatus.Succeeded, TimeSpan.FromSeconds(1));
            other.Labels.AddNote(run.RunId, "late");

            Assert.Equal((RunStatus.Running, 1), (view.Runs.Summary(run.RunId).Status, view.Runs.Summary(run.RunId).Executed));
            Assert.Equal([StepState.Executed, StepState.Pending], view.Steps.OfRun(run.RunId).Select(static step => step.State));
            Assert.Empty(view.Runs.Notes(run.RunId));
            Assert.DoesNotContain(Written.Artifact("after").Digest, view.Artifacts.Digests());

            using IMetadataView later = store.OpenView();
            Assert.Equal(RunStatus.Succeeded, later.Runs.Summary(run.RunId).Status);
            Assert.Equal(RunStatus.Succeeded, store.RunQueries.Summary(run.RunId).Status);
        }

        using IMetadataView again = store.OpenView();
        Assert.Equal(2, again.Runs.Summary(run.RunId).Executed);
    }

    [Fact]
    public void A_run_is_read_as_it_is_at_one_moment()
    {
        var hook = new Hook();
        using IMetadataStore store = Open(hook), other = Open();
        var written = new Written(other);
        RunTicket run = written.Begin("trips", ["a", "b"]);
        written.Execute(run, 0, "before");

        // Whether the run's program is alive is asked when the run is read, and then somebody ends it before its steps are read.
        hook.Once = Finish;
        RunRecord record = new Metadata(store).GetRun(run.RunId);
        Assert.Null(hook.Once);
        Assert.Equal((RunStatus.Running, 1), (record.Summary.Status, record.Summary.Executed));
        Assert.Equal([StepState.Executed, StepState.Pending], record.Steps.Select(static step => step.State));

        RunTicket next = written.Begin("trips", ["a", "b"]);
        hook.Once = () => written.Execute(next, 0, "late", ("auc", 0.5));
        RunComparison comparison = new Metadata(store).CompareRuns(next.RunId, next.RunId, run.RunId);
        Assert.Null(hook.Once);
        Assert.DoesNotContain(comparison.Rows, static row => row.Name == "a.auc");

        void Finish()
        {
            written.Execute(run, 1, "after");
            other.Runs.EndRun(run.Number, RunStatus.Succeeded, TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void Many_views_at_once_are_views_of_their_own()
    {
        using IMetadataStore store = Open();
        var written = new Written(store);
        var views = new List<IMetadataView>();
        for (int i = 0; i < 12; i++)
        {
            views.Add(store.OpenView());
            written.Begin("trips", ["a"]);
        }

        Assert.Equal(Enumerable.Range(0, 12), views.Select(static view => view.Runs.List(RunFilter.All, 100, null).Length));
        views.ForEach(static view => view.Dispose());
        using IMetadataView last = store.OpenView();
        Assert.Equal(12, last.Runs.List(RunFilter.All, 100, null).Length);
    }

    private static ArtifactSchema SchemaOf(params string[] columns) => ArtifactSchema.Of([.. columns.Select(static column => new ColumnDescription(column, "Text"))]);

    private static ArtifactRecord Table(string content, ArtifactSchema schema) => Written.Artifact(content) with { Table = schema, Schema = schema.Digest };

    private static void Commit(Written written, IMetadataStore store, long step, ArtifactRecord artifact) => Assert.True(written.Do(
        () => store.Steps.Commit(Written.End(written.Start(step), "") with { Outputs = [new OutputRecord("output", artifact)] })));

    /// <summary>All owners are alive, and something happens when that is asked.</summary>
    private sealed class Hook : IReadOnlySet<string>
    {
        public Action? Once { get; set; }

        public int Count => 0;

        public bool Contains(string item)
        {
            (Action? once, Once) = (Once, null);
            once?.Invoke();
            return true;
        }

        public IEnumerator<string> GetEnumerator() => Enumerable.Empty<string>().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public bool IsProperSubsetOf(IEnumerable<string> other) => throw new NotSupportedException();

        public bool IsProperSupersetOf(IEnumerable<string> other) => throw new NotSupportedException();

        public bool IsSubsetOf(IEnumerable<string> other) => throw new NotSupportedException();

        public bool IsSupersetOf(IEnumerable<string> other) => throw new NotSupportedException();

        public bool Overlaps(IEnumerable<string> other) => throw new NotSupportedException();

        public bool SetEquals(IEnumerable<string> other) => throw new NotSupportedException();
    }
}
