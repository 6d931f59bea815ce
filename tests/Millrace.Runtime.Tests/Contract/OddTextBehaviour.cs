using System.Collections.Immutable;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.Contract;

/// <summary>Texts with whatever in them go in and come out.</summary>
public abstract class OddTextBehaviour : MetadataSuite
{
    /// <summary>Texts that are no trouble to anybody who binds them.</summary>
    public static TheoryData<string> OddTexts =>
    [
        "it's", "\"quoted\"", "two\nlines\r\n", "'; DROP TABLE run; --", "a\0b", "\0", "🚂🏔️ é e\u0301", "\ud800 alone", "%_*?[]{}$p0 @x :y", "\\", " ", "\u202e\u0007\u001b[31m",
    ];

    private protected OddTextBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Theory]
    [MemberData(nameof(OddTexts))]
    public void Odd_texts_come_out_as_they_went_in(string text)
    {
        string expected = Readable(text);
        var options = new RunOptions { Tags = ImmutableSortedDictionary<string, string>.Empty.Add(text, text + "'"), Note = text };
        RunTicket run = Write.Begin(text, [text], options, (text, text));
        Write.Execute(run, 0, text, (text, 1));
        Store.Labels.Tag(run.RunId, [KeyValuePair.Create("x" + text, text)]);
        Store.Labels.AddNote(run.RunId, text + text);

        using IMetadataStore other = Open();
        RunRecord record = new Metadata(other).GetRun(run.RunId);
        Assert.Equal((expected, expected), (record.Summary.Pipeline, record.Steps[0].Name));
        Assert.Equal([expected], record.Parameters.Select(static each => each.Name));
        Assert.Equal(expected, record.Parameters[0].Value);
        Assert.Equal(expected, record.Steps[0].Metrics.Single().Name);
        Assert.Equal((expected + "'", expected), (record.Summary.Tags[expected], record.Summary.Tags["x" + expected]));
        Assert.Equal([expected, expected + expected], record.Notes.Select(static note => note.Text));
        var filter = new RunFilter
        {
            Pipeline = expected,
            Tags = [new TagCondition(expected, expected + "'")],
            Metrics = [new MetricCondition(expected, Comparison.Equal, 1)],
            Parameters = [new ParameterCondition(expected, Comparison.Equal, expected)],
        };
        Assert.Equal(run.RunId, Assert.Single(other.RunQueries.List(filter, 10, null)).RunId);
        Assert.Equal(expected, Assert.Single(Store.Labels.Untag(run.RunId, [expected, "not there"])));
    }

    [Theory]
    [MemberData(nameof(OddTexts))]
    public void Odd_texts_of_steps_come_out_as_they_went_in(string text)
    {
        string expected = Readable(text);
        ArtifactSchema schema = ArtifactSchema.Of([new ColumnDescription(text, text) { Expected = text }]);
        PlanStep odd = Components.Step(text, Of(text, static _ => ValueTask.CompletedTask, parameters: [Parameter(text, text)]));
        RunTicket run = Store.Runs.BeginRun(
            TestStore.Bind(Plan("trips", [], odd, Components.Step("failed", Constant("x")))), new RunOptions(), "0123456789ab", new FoundResults([], [], []))!;
        CacheHit hit = Write.Commit(run, Written.End(Write.Start(run.Steps[0]) with { Reason = text }, "") with
        {
            Outputs = [new OutputRecord(text, Written.Artifact("data") with { Table = schema, Schema = schema.Digest, Outside = new OutsideContent(text, text) })],
            Series = [new MetricSeries(text, [new SeriesPoint(1, 0.5)])],
        });
        StepStart start = Write.Start(run.Steps[1]) with
        {
            Inputs = [new StepInput(0, new InputRecord(text, 0, text, text, text, hit.Outputs[0].Artifact), new PlanSource(0, 0)) { Type = ArtifactType.Of<Text>() }],
            Sources = [new StepSource(text, text, Written.File(text, "1"))],
        };
        Assert.True(Write.Do(() => Store.Steps.Start(start)));
        Assert.Equal(2, Write.Do(() => Store.Steps.StartAgain(start, 1, TimeSpan.FromSeconds(1), text)));
        var end = new StepEnd { Step = run.Steps[1], Fence = 2, State = StepState.Failed, Cause = StepCause.None, Reason = text + text, Error = text };
        Assert.True(Write.Do(() => Store.Steps.End(end)));

        using IMetadataStore other = Open();
        RunRecord record = new Metadata(other).GetRun(run.RunId);
        StepRecord made = record.Steps[0], failed = record.Steps[1];
        Assert.Equal((expected, expected), (made.Name, made.Reason));
        Assert.Equal((expected, expected), (made.Parameters.Single().Name, made.Parameters.Single().Value));
        Assert.Equal((expected, expected), (made.Outputs.Single().Name, made.Series.Single().Name));
        Assert.Equal([new ColumnDescription(expected, expected) { Expected = expected }], new Metadata(other).GetSchema(made.Outputs[0].Artifact)!.Columns.ToArray());
        Assert.Single(other.ArtifactSearch.Find(new ArtifactFilter { OutsidePath = expected }, 9, null));
        InputRecord input = failed.Inputs.Single();
        Assert.Equal((expected, expected, expected, expected), (input.Name, input.FromStep, input.FromOutput, input.View));
        Assert.Equal((expected, expected, expected), (failed.Sources.Single().Path, failed.Sources.Single().Parameter, failed.Sources.Single().Span));
        Assert.Equal((expected + expected, expected, expected), (failed.Reason, failed.Error, failed.FailedAttempts.Single().Error));
        Assert.Equal(made.Outputs[0].Artifact, other.ArtifactQueries.ByPlace(run.RunId, expected, expected));
        LineageNode node = Assert.Single(new Lineage(other.LineageQueries).FindFiles(new LineageFileFilter { Path = expected }));
        Assert.Equal(expected, node.File!.Path);
    }

    [Theory]
    [MemberData(nameof(OddTexts))]
    public void Odd_texts_of_where_a_run_comes_from_come_out_as_they_went_in(string text)
    {
        string expected = Readable(text);
        RunTicket run = Write.Begin(text, ["a"]);
        var origin = new ProgramOrigin { User = text, Host = text, System = text, Runtime = text, Revision = new SourceRevision(text, true), Packages = [new PackageVersion(text, text)] };
        Assert.True(Write.Do(() => Store.Runs.AddOrigin(run.Number, text, ("d1", text), origin)));

        using IMetadataStore other = Open();
        RunOrigin read = new Metadata(other).GetRun(run.RunId).Origin!;
        Assert.Equal((expected, expected, expected, expected), (read.User, read.Host, read.System, read.Runtime));
        Assert.Equal((expected, true), (read.Revision, read.IsDirty));
        Assert.Equal(new PackageVersion(expected, expected), read.Packages.Single());
        Assert.Equal(new RecordedPlan(expected, 1, "d1", expected), new Metadata(other).GetPlan(run.RunId));
    }

    /// <summary>A character that is half of one cannot be written in UTF-8, and becomes what stands for it.</summary>
    private static string Readable(string text) => text.Replace('\ud800', '\ufffd');
}
