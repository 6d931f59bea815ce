using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Data;

/// <summary>
/// One span of data from outside: which one it is, in which version, and its files by path and content. Two spans are the same artifact where all of this
/// is the same, wherever they stand among others. <see cref="FindSpans"/> makes them.
/// </summary>
public sealed class SourceSpan : IArtifact<SourceSpan>, IPreviewable
{
    private const string FileName = "span.json";

    /// <summary>Creates the span.</summary>
    /// <param name="span">Which one it is.</param>
    /// <param name="version">Its version; null where there are none.</param>
    /// <param name="files">Its files, in the order in which they are read.</param>
    public SourceSpan(SpanId span, long? version, IEnumerable<SourceFile> files)
    {
        Span = span;
        Version = version;
        Files = [.. files];
    }

    /// <inheritdoc/>
    public static string Kind => "span";

    /// <inheritdoc/>
    public static bool IsInline => true;

    /// <summary>Which span it is: a number, or a time with its <see cref="SpanId.Start"/> and <see cref="SpanId.End"/>.</summary>
    public SpanId Span { get; }

    /// <summary>The version that the files hold; null where there are none.</summary>
    public long? Version { get; }

    /// <summary>The files, in the order in which they are read.</summary>
    public ImmutableArray<SourceFile> Files { get; }

    /// <inheritdoc/>
    public static void Write(SourceSpan artifact, IBufferWriter<byte> content)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        using var writer = new Utf8JsonWriter(content);
        var document = new SpanDocument(artifact.Span.Unit, artifact.Span.ToString(), artifact.Files, artifact.Version);
        JsonSerializer.Serialize(writer, document, SpanJson.Default.SpanDocument);
    }

    /// <inheritdoc/>
    /// <exception cref="DataException">It is no span.</exception>
    public static SourceSpan Read(ReadOnlySpan<byte> content)
    {
        try
        {
            SpanDocument? document = JsonSerializer.Deserialize(content, SpanJson.Default.SpanDocument);
            return document is { Span: not null, Files.IsDefault: false }
                ? new SourceSpan(SpanId.Parse(document.Span, document.Unit), document.Version, document.Files)
                : throw new DataException("This is no stored span. Run the step that writes it again.");
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw new DataException($"The stored span is damaged: {error.Message} Run the step that writes it again.", error);
        }
    }

    /// <inheritdoc/>
    public static async ValueTask SaveAsync(SourceSpan artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var content = new ArrayBufferWriter<byte>();
        Write(artifact, content);
        await File.WriteAllBytesAsync(folder.File(FileName), content.WrittenMemory, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public static async ValueTask<SourceSpan> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Read(await File.ReadAllBytesAsync(folder.File(FileName), cancellation).ConfigureAwait(false));
    }

    /// <summary>
    /// Makes sure that the files are what they were when the span was found. A step calls it before it reads them, and after. Nothing is read where their
    /// lengths and times have stayed.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">A file has changed, or is gone.</exception>
    public void CheckFiles(StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        foreach (SourceFile file in Files)
        {
            try
            {
                if (step.DigestOfFile(file.Path, cancellation) != file.Sha256)
                    throw new DataException($"{file.Path}: the file has changed since span {this} was found. Run again, so that it is taken as it is now.");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new DataException($"{file.Path}: a file of span {this} cannot be read any more: {error.Message}", error);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation) => ValueTask.FromResult(new ArtifactPreview(
        ["span", "file", "sha256"], [.. Files.Take(rows).Select(file => ImmutableArray.Create<string?>(ToString(), file.Path, file.Sha256))], Files.Length));

    /// <summary>The span and its version: <c>2011-03-01 v2</c>.</summary>
    public override string ToString() => Version is long version ? FormattableString.Invariant($"{Span} v{version}") : Span.ToString();
}
