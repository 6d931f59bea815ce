using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// What people say of runs: which are to be kept, tags (names with values) and notes. A run is named by its identity, a beginning of it that no other run
/// has, or <c>last</c>. Only of a store that is open for writing.
/// </summary>
public sealed class RunLabels
{
    private readonly Metadata _runs;
    private readonly ILabelWriter _writer;

    internal RunLabels(Metadata runs, ILabelWriter writer)
    {
        _runs = runs;
        _writer = writer;
    }

    /// <summary>Keeps a run: <see cref="Store.CollectAsync"/> lets it and its artifacts be until it is unpinned.</summary>
    /// <param name="reference">The run.</param>
    /// <returns>The run's identity, and whether this changed anything.</returns>
    /// <exception cref="MillraceException">There is no such run, or several.</exception>
    public (string RunId, bool Changed) Pin(string reference)
    {
        string runId = _runs.ResolveRun(reference);
        return (runId, _writer.Pin(runId));
    }

    /// <summary>No longer keeps a run.</summary>
    /// <param name="reference">The run.</param>
    /// <returns>The run's identity, and whether this changed anything.</returns>
    /// <exception cref="MillraceException">There is no such run, or several.</exception>
    public (string RunId, bool Changed) Unpin(string reference)
    {
        string runId = _runs.ResolveRun(reference);
        return (runId, _writer.Unpin(runId));
    }

    /// <summary>Gives a run tags; those that it has of the same names get the new values.</summary>
    /// <param name="reference">The run.</param>
    /// <param name="tags">Names with values, which may be empty.</param>
    /// <returns>The run's identity.</returns>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="MillraceException">There is no such run, or several.</exception>
    public string Tag(string reference, IEnumerable<KeyValuePair<string, string>> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        KeyValuePair<string, string>[] all = [.. tags];
        foreach ((string name, _) in all)
            ArgumentException.ThrowIfNullOrEmpty(name, nameof(tags));
        string runId = _runs.ResolveRun(reference);
        _writer.Tag(runId, all);
        return runId;
    }

    /// <summary>Takes tags from a run.</summary>
    /// <param name="reference">The run.</param>
    /// <param name="names">The tags' names.</param>
    /// <returns>The run's identity, and the names of the tags that it had.</returns>
    /// <exception cref="MillraceException">There is no such run, or several.</exception>
    public (string RunId, ImmutableArray<string> Removed) Untag(string reference, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        string runId = _runs.ResolveRun(reference);
        return (runId, _writer.Untag(runId, names));
    }

    /// <summary>Writes a note about a run, after those that there are.</summary>
    /// <param name="reference">The run.</param>
    /// <param name="text">The note.</param>
    /// <returns>The run's identity.</returns>
    /// <exception cref="ArgumentException">The note is empty.</exception>
    /// <exception cref="MillraceException">There is no such run, or several.</exception>
    public string AddNote(string reference, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        string runId = _runs.ResolveRun(reference);
        _writer.AddNote(runId, text);
        return runId;
    }
}
