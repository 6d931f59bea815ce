using System.Buffers;
using System.Globalization;
using System.Text;

namespace Millrace.Tables;

/// <summary>Which of how many folds: what <see cref="SplitFold{T, TKey}"/> takes, and what a pipeline maps over.</summary>
/// <param name="Number">The fold, from 0.</param>
/// <param name="Count">How many there are.</param>
public sealed record Fold(int Number, int Count) : IArtifact<Fold>, IPreviewable
{
    private const string FileName = "fold.txt";

    /// <inheritdoc/>
    public static string Kind => "fold";

    /// <inheritdoc/>
    public static bool IsInline => true;

    /// <inheritdoc/>
    public static void Write(Fold artifact, IBufferWriter<byte> content)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        content.Write(Encoding.UTF8.GetBytes(artifact.ToString()));
    }

    /// <inheritdoc/>
    public static Fold Read(ReadOnlySpan<byte> content)
    {
        string text = Encoding.UTF8.GetString(content);
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && int.TryParse(text.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? new Fold(number, count)
            : throw new MillraceException("A stored fold cannot be read: it is no number, slash and number.");
    }

    /// <inheritdoc/>
    public static async ValueTask SaveAsync(Fold artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(folder);
        await File.WriteAllTextAsync(folder.File(FileName), artifact.ToString(), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public static async ValueTask<Fold> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Read(await File.ReadAllBytesAsync(folder.File(FileName), cancellation).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation) =>
        ValueTask.FromResult(new ArtifactPreview(["fold"], rows > 0 ? [[ToString()]] : [], null));

    /// <summary>Number and count: <c>2/5</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");
}
