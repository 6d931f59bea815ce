namespace Millrace.Generators.Tests.Components;

/// <summary>Artifacts and components that several tests use.</summary>
internal static class ComponentSources
{
    /// <summary>An artifact that holds a text, and one of a generic kind.</summary>
    public const string Artifacts = """
        using Millrace;
        using Microsoft.Extensions.Logging;

        public sealed class Note(string text) : IArtifact<Note>
        {
            public string Text { get; } = text;
            public static string Kind => "note";
            public static async ValueTask SaveAsync(Note artifact, ArtifactFolder folder, CancellationToken cancellation) => await File.WriteAllTextAsync(folder.File("note.txt"), artifact.Text, cancellation);
            public static async ValueTask<Note> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) => new(await File.ReadAllTextAsync(folder.File("note.txt"), cancellation));
        }

        public sealed class Box<T> : IArtifact<Box<T>> where T : struct
        {
            public T[] Items { get; init; } = [];
            public static string Kind => "box";
            public static ValueTask SaveAsync(Box<T> artifact, ArtifactFolder folder, CancellationToken cancellation) => default;
            public static ValueTask<Box<T>> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) => new(new Box<T>());
        }

        [Learned]
        public sealed class Fit<T> : IArtifact<Fit<T>> where T : struct
        {
            public static string Kind => "fit";
            public static ValueTask SaveAsync(Fit<T> artifact, ArtifactFolder folder, CancellationToken cancellation) => default;
            public static ValueTask<Fit<T>> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) => new(new Fit<T>());
        }
        """;
}
