using System.Collections.Immutable;

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
        // A character that is half of one cannot be written in UTF-8, and becomes what stands for it.
        string expected = text.Replace('\ud800', '\ufffd');
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
}
