using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>
/// Finds files that come span by span, such as one a day, and tells each span from the others by the content of its files. <c>Map</c> reads each of them:
/// a new span is read alone, one that was corrected is read again, the others are reused.
/// </summary>
[Component]
public sealed partial class FindSpans
{
    /// <summary>
    /// Pattern of the files' paths, with {span}, or {yyyy}, {MM}, {dd} and {hh}, and maybe {version} and *, as in sales/{yyyy}-{MM}-{dd}.csv.
    /// </summary>
    [Parameter, Source(SelectedBy = nameof(Spans))]
    public required string Files { get; init; }

    /// <summary>
    /// Spans to take: all, latest, last 30, one (17, 2011-03-01) or a range (5..17, 2011-01-01..2011-02-28, 2011-01..), with v2 behind it for another
    /// version than the latest.
    /// </summary>
    [Parameter]
    public string Spans { get; init; } = "all";

    /// <summary>Finds the spans.</summary>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The spans in their order, at least one.</returns>
    /// <exception cref="ParameterException">The pattern is none, or the selection does not fit it.</exception>
    /// <exception cref="SpanException">There are no such spans, or two files claim to be the same one.</exception>
    /// <exception cref="DataException">A file cannot be read.</exception>
    public Collection<SourceSpan> Run(StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        var spans = new List<SourceSpan>();
        foreach (SpanFiles span in Find(cancellation))
            spans.Add(new SourceSpan(span.Span, span.Version, span.Files.Select(file => new SourceFile(file, Digest(file, step, cancellation)))));
        step.RecordMetric("spans", spans.Count);
        return Collection.Of(spans);
    }

    private static string Digest(string file, StepContext step, CancellationToken cancellation)
    {
        try
        {
            return step.DigestOfFile(file, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{file}: the file cannot be read: {error.Message}", error);
        }
    }

    private ImmutableArray<SpanFiles> Find(CancellationToken cancellation)
    {
        SpanPattern pattern = Parse("files", Files, SpanPattern.Parse);
        SpanSelection selection = Parse("spans", Spans, SpanSelection.Parse);
        return Parse("spans", selection, wanted => pattern.Find(wanted, cancellation));
    }

    private static TResult Parse<TValue, TResult>(string parameter, TValue value, Func<TValue, TResult> parse)
    {
        try
        {
            return parse(value);
        }
        catch (FormatException error)
        {
            throw new ParameterException(parameter, error.Message);
        }
    }
}
