using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Millrace;

/// <summary>
/// A small value that flows between steps: a number, a text, a truth that decides about a step, a record of such. It is written as JSON and kept in the
/// store's metadata.
/// </summary>
/// <typeparam name="T">
/// What it holds. Numbers, texts, Booleans, times and identifiers are known; a type of the program's own is written by reflection, or, where a program is
/// trimmed or compiled ahead of time, by what it gave to <see cref="ValueJson.Use{T}"/>.
/// </typeparam>
/// <param name="Content">The value.</param>
public sealed record Value<T>(T Content) : IArtifact<Value<T>>, IPreviewable
{
    private const string FileName = "value.json";

    /// <inheritdoc/>
    public static string Kind => "value";

    /// <inheritdoc/>
    public static bool IsInline => true;

    private static JsonTypeInfo<T> TypeInfo => ValueJson.Of<T>();

    /// <inheritdoc/>
    public static void Write(Value<T> artifact, IBufferWriter<byte> content)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        using var writer = new Utf8JsonWriter(content);
        JsonSerializer.Serialize(writer, artifact.Content, TypeInfo);
    }

    /// <inheritdoc/>
    public static Value<T> Read(ReadOnlySpan<byte> content) => new(JsonSerializer.Deserialize(content, TypeInfo)!);

    /// <inheritdoc/>
    public static async ValueTask SaveAsync(Value<T> artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var content = new ArrayBufferWriter<byte>();
        Write(artifact, content);
        await File.WriteAllBytesAsync(folder.File(FileName), content.WrittenMemory, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public static async ValueTask<Value<T>> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Read(await File.ReadAllBytesAsync(folder.File(FileName), cancellation).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation) =>
        ValueTask.FromResult(new ArtifactPreview(["value"], rows > 0 ? [[JsonSerializer.Serialize(Content, TypeInfo)]] : [], null));

    /// <inheritdoc/>
    public override string ToString() => JsonSerializer.Serialize(Content, TypeInfo);
}
