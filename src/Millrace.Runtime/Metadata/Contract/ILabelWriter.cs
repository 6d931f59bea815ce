using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Writes what people say of runs. Each method is one transaction; a run is named by its whole identity.</summary>
internal interface ILabelWriter
{
    /// <summary>Keeps a run.</summary>
    /// <returns>False where it was kept already.</returns>
    bool Pin(string runId);

    /// <summary>No longer keeps a run.</summary>
    /// <returns>False where it was not kept.</returns>
    bool Unpin(string runId);

    /// <summary>Gives a run tags; those that it has of the same names get the new values.</summary>
    void Tag(string runId, IEnumerable<KeyValuePair<string, string>> tags);

    /// <summary>Takes tags from a run.</summary>
    /// <returns>Those that it had.</returns>
    ImmutableArray<string> Untag(string runId, IEnumerable<string> names);

    /// <summary>Writes a note about a run, after those that there are.</summary>
    void AddNote(string runId, string text);
}
