using System.Collections.Concurrent;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>The summaries of one file's methods, valid for the declarations of one program.</summary>
/// <param name="index">The program.</param>
/// <param name="previous">Those of the file before it was edited: methods whose text is the same keep theirs.</param>
internal sealed class TreeSummaries(ProgramIndex index, TreeSummaries? previous)
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Entry>? _previous = previous?._entries;

    public ProgramIndex Index { get; } = index;

    public bool TryGet(string id, out Entry? entry) => _entries.TryGetValue(id, out entry);

    /// <summary>The summary that a method of the same text had.</summary>
    public MethodSummary? Before(string id, Fingerprint text) =>
        _previous is not null && _previous.TryGetValue(id, out Entry? entry) && entry.Text == text && entry.Summary?.DependsOnItsClass == false
            ? entry.Summary
            : null;

    public void Add(string id, Entry entry) => _entries[id] = entry;

    /// <summary>A summary in this file.</summary>
    /// <param name="Summary">The summary; null where nothing is to be known of the method.</param>
    /// <param name="Anchor">Where the method's declaration starts.</param>
    /// <param name="Text">Stands for its text.</param>
    public sealed record Entry(MethodSummary? Summary, int Anchor, Fingerprint Text);
}
