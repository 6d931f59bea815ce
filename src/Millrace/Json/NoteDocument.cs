using Millrace.Runtime;

namespace Millrace.Json;

/// <summary>A note about a run.</summary>
internal sealed record NoteDocument(DateTimeOffset WrittenAt, string Author, string Text)
{
    public static NoteDocument Of(RunNote note) => new(note.WrittenAt, note.Author, note.Text);
}
