using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Millrace.Runtime;

/// <summary>The digests of the spans that a pattern and a selection stand for.</summary>
/// <param name="Spans">For each span the digest of its files' paths and contents.</param>
/// <param name="Problem">Why they are not known; null where they are.</param>
internal sealed record SpanDigests(ImmutableArray<ContentPart> Spans, string? Problem)
{
    /// <summary>The files, each with its span; two of the same digests are equal whatever these say.</summary>
    public ImmutableArray<(string Span, string Path)> Files { get; private init; } = [];

    /// <summary>The pattern that a parameter holds.</summary>
    public static string PatternOf(BoundParameter parameter) => parameter.Value as string ?? "";

    /// <summary>The selection that goes with it.</summary>
    public static string SelectionOf(BoundStep step, BoundParameter parameter) =>
        step.Parameters.FirstOrDefault(each => each.Info.Member == parameter.Info.SelectedBy)?.Value as string ?? SpanSelection.All.ToString();

    /// <summary>Finds the files and takes their digests.</summary>
    /// <param name="pattern">The pattern's text.</param>
    /// <param name="selection">The selection's text.</param>
    /// <param name="digestOf">The digest of a file; null where it has none.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static SpanDigests Find(string pattern, string selection, Func<string, string?> digestOf, CancellationToken cancellation)
    {
        try
        {
            var spans = ImmutableArray.CreateBuilder<ContentPart>();
            var files = ImmutableArray.CreateBuilder<(string, string)>();
            string? unknown = null;
            foreach (SpanFiles span in SpanPattern.Parse(pattern).Find(SpanSelection.Parse(selection), cancellation))
            {
                var text = new StringBuilder();
                foreach (string file in span.Files)
                {
                    string? digest = digestOf(file);
                    unknown ??= digest is null ? file : null;
                    files.Add((span.Name, file));
                    text.Append(file).Append('\n').Append(digest).Append('\n');
                }

                string all = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
                spans.Add(new ContentPart($"span {span.Name}", all));
            }

            return new SpanDigests(spans.DrainToImmutable(), unknown is null ? null : $"{unknown} cannot be read") { Files = files.DrainToImmutable() };
        }
        catch (Exception error) when (error is FormatException or SpanException)
        {
            return new SpanDigests([], error.Message);
        }
    }

    /// <inheritdoc/>
    public bool Equals(SpanDigests? other) => other is not null && Problem == other.Problem && Spans.SequenceEqual(other.Spans);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Spans.Length, Problem);
}
