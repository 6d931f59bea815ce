using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// The events of one execution. An execution has one event of a type with an artifact; where it takes the same one several times, the event's path holds
/// all places.
/// </summary>
internal sealed class MlmdEvents
{
    private readonly Dictionary<(long Artifact, MlmdEventType Type), List<(string? Key, long Index)>> _paths = [];
    private readonly List<(long Artifact, MlmdEventType Type)> _order = [];

    /// <summary>What it took.</summary>
    public MlmdTraits Inputs { get; private set; }

    /// <summary>What it yielded.</summary>
    public MlmdTraits Outputs { get; private set; }

    /// <summary>The artifacts that events speak of, some perhaps twice.</summary>
    public IEnumerable<long> Artifacts => _order.Select(static each => each.Artifact);

    /// <summary>Adds an artifact.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="type">How the execution deals with it.</param>
    /// <param name="name">The input's or output's name, or that of the parameter that names a file.</param>
    /// <param name="indices">The position in a list, then those in collections.</param>
    public void Add(MlmdArtifact artifact, MlmdEventType type, string name, ImmutableArray<int> indices)
    {
        if (type is MlmdEventType.Input or MlmdEventType.InternalInput)
            Inputs |= artifact.Traits;
        else
            Outputs |= artifact.Traits;
        if (!_paths.TryGetValue((artifact.Id, type), out List<(string? Key, long Index)>? path))
        {
            _paths.Add((artifact.Id, type), path = []);
            _order.Add((artifact.Id, type));
        }

        path.Add((name, 0));
        foreach (int index in indices)
            path.Add((null, index));
    }

    /// <summary>Writes them.</summary>
    /// <param name="file">The file.</param>
    /// <param name="execution">The execution.</param>
    /// <param name="first">The number of the first.</param>
    /// <param name="started">When the execution started, in Unix milliseconds: it took its inputs then.</param>
    /// <param name="ended">When it ended: it yielded its outputs then.</param>
    /// <returns>How many there are.</returns>
    public int Write(MlmdFile file, long execution, long first, long started, long ended)
    {
        foreach ((long artifact, MlmdEventType type) in _order)
        {
            file.Execute(
                "INSERT INTO Event (id, artifact_id, execution_id, type, milliseconds_since_epoch) VALUES ($p0, $p1, $p2, $p3, $p4)",
                first, artifact, execution, (long)type, type is MlmdEventType.Input or MlmdEventType.InternalInput ? started : ended);
            foreach ((string? key, long index) in _paths[(artifact, type)])
            {
                if (key is null)
                    file.Execute("INSERT INTO EventPath (event_id, is_index_step, step_index) VALUES ($p0, 1, $p1)", first, index);
                else
                    file.Execute("INSERT INTO EventPath (event_id, is_index_step, step_key) VALUES ($p0, 0, $p1)", first, key);
            }

            first++;
        }

        return _order.Count;
    }
}
