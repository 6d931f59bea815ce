namespace Millrace.Runtime.Tests.Exporting;

/// <summary>
/// Lineage as a foreign reader finds it in a file of ML Metadata: along INPUT and OUTPUT events, and by the paths of events, which say what lies in which
/// collection. An execution that is cached, and has neither a key nor a run that it was reused from, shows what others made, and leads nowhere.
/// </summary>
internal sealed class MlmdWalk
{
    private const int Input = 3, Output = 4, InternalOutput = 6;

    private readonly ILookup<long, long> _inputs, _outputs, _takers, _makers, _items, _collections;
    private readonly HashSet<long> _whole, _made;
    private readonly Dictionary<long, string> _artifacts, _executions;

    private readonly Dictionary<long, bool> _reached = [];
    private readonly HashSet<long> _steps = [];
    private readonly Queue<(long Number, bool IsStep)> _open = new();
    private bool _isUp, _isRoot;

    public MlmdWalk(MlmdReader file)
    {
        _artifacts = file.Rows("SELECT a.id, t.name, a.name FROM Artifact a JOIN Type t ON t.id = a.type_id").Select(static row => row.Split('|', 2))
            .ToDictionary(static row => Number(row[0]), static row => row[1]);
        _executions = file.Rows("SELECT id, name FROM Execution").Select(static row => row.Split('|', 2)).ToDictionary(static row => Number(row[0]), static row => row[1]);
        HashSet<long> showing =
        [
            .. file.Rows(
                """
                SELECT id FROM Execution e WHERE last_known_state = 5 AND NOT EXISTS (
                    SELECT 1 FROM ExecutionProperty p WHERE p.execution_id = e.id AND p.is_custom_property = 0 AND p.name IN ('key', 'reused_from'))
                """).Select(Number),
        ];
        List<Place> places = Places(file);
        Place[] own = [.. places.Where(place => place.IsOwn && !showing.Contains(place.Execution))];
        _inputs = own.Where(static place => place.Type == Input).ToLookup(static place => place.Execution, static place => place.Artifact);
        _outputs = own.Where(static place => place.Type == Output).ToLookup(static place => place.Execution, static place => place.Artifact);
        _takers = own.Where(static place => place.Type == Input).ToLookup(static place => place.Artifact, static place => place.Execution);
        _makers = own.Where(static place => place.Type == Output).ToLookup(static place => place.Artifact, static place => place.Execution);

        Dictionary<(long, bool, string), long> at = places.ToDictionary(static place => (place.Execution, place.IsInput, place.Path), static place => place.Artifact);
        (long Collection, long Item)[] inside =
            [.. places.Where(static place => !place.IsOwn).Select(place => (at[(place.Execution, place.IsInput, place.Around)], place.Artifact)).Distinct()];
        _items = inside.ToLookup(static pair => pair.Collection, static pair => pair.Item);
        _collections = inside.ToLookup(static pair => pair.Item, static pair => pair.Collection);

        // Who maps has the items as internal events: they are made by others.
        HashSet<long> maps = [.. places.Where(static place => place.Type == InternalOutput).Select(static place => place.Execution)];
        _made = [.. places.Where(static place => place.IsOwn && place.Type == Output).Select(static place => place.Artifact)];
        _whole = [.. own.Where(place => place.Type == Output && !maps.Contains(place.Execution)).Select(static place => place.Artifact)];
    }

    /// <summary>The artifacts that events speak of, as type and name with a bar between.</summary>
    public IEnumerable<string> Artifacts => _artifacts.Values;

    /// <summary>What lies up or down from an artifact, it included: artifacts as type and name, executions by name.</summary>
    public (HashSet<string> Artifacts, HashSet<string> Executions) From(string artifact, bool isUp)
    {
        _reached.Clear();
        _steps.Clear();
        (_isUp, _isRoot) = (isUp, true);
        Reach(_artifacts.Single(each => each.Value == artifact).Key, throughItem: false);
        for (; _open.TryDequeue(out (long Number, bool IsStep) next); _isRoot = false)
        {
            if (next.IsStep)
            {
                foreach (long each in (_isUp ? _inputs : _outputs)[next.Number])
                    Reach(each, throughItem: false);
            }
            else
            {
                Leave(next.Number);
            }
        }

        return ([.. _reached.Keys.Select(each => _artifacts[each])], [.. _steps.Select(each => _executions[each])]);
    }

    private void Leave(long artifact)
    {
        foreach (long execution in (_isUp ? _makers : _takers)[artifact])
        {
            if (_steps.Add(execution))
                _open.Enqueue((execution, true));
        }

        foreach (long collection in _collections[artifact])
        {
            if (!_isUp || IsWhole(collection))
                Reach(collection, throughItem: true);
        }

        // Of a collection that is there because of one item, the others have nothing to do with it.
        if (_reached[artifact] || !(_isUp ? IsGathered(artifact) : _isRoot || IsWhole(artifact)))
            return;
        foreach (long item in _items[artifact])
            Reach(item, throughItem: false);
    }

    private bool IsWhole(long collection) => _whole.Contains(collection) || !_made.Contains(collection);

    private bool IsGathered(long collection) => !_whole.Contains(collection);

    private void Reach(long artifact, bool throughItem)
    {
        bool isKnown = _reached.TryGetValue(artifact, out bool wasThroughItem);
        if (isKnown && (!wasThroughItem || throughItem))
            return;
        _reached[artifact] = throughItem;
        _open.Enqueue((artifact, false));
    }

    /// <summary>Where artifacts stand among what executions took and yielded. A path holds one place after another, each of which begins with a name.</summary>
    private static List<Place> Places(MlmdReader file)
    {
        var places = new List<Place>();
        foreach (string row in file.Rows("SELECT e.execution_id, e.type, e.artifact_id, p.is_index_step, p.step_index, p.step_key FROM Event e JOIN EventPath p ON p.event_id = e.id ORDER BY e.id, p.rowid"))
        {
            string[] parts = row.Split('|');
            if (parts[3] == "0")
                places.Add(new Place(Number(parts[0]), (int)Number(parts[1]), Number(parts[2]), parts[5], -1));
            else
                places[^1] = places[^1] with { Path = $"{places[^1].Path}/{parts[4]}", Depth = places[^1].Depth + 1 };
        }

        return places;
    }

    private static long Number(string text) => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    /// <param name="Depth">In how many collections it lies.</param>
    private sealed record Place(long Execution, int Type, long Artifact, string Path, int Depth)
    {
        public bool IsOwn => Depth == 0;

        public bool IsInput => Type % 2 == 1;

        public string Around => Path[..Path.LastIndexOf('/')];
    }
}
