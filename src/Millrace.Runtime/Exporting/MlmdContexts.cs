using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>Writes the contexts of TFX: pipelines, runs of pipelines, and nodes, which are the steps of a pipeline in all its runs.</summary>
internal sealed class MlmdContexts(MlmdFile file, MlmdTypes types)
{
    private static readonly ImmutableArray<(string Name, MlmdPropertyType Type)> s_runProperties =
    [
        ("status", MlmdPropertyType.String), ("seed", MlmdPropertyType.String), ("seconds", MlmdPropertyType.Double), ("resumes", MlmdPropertyType.String),
        ("pinned", MlmdPropertyType.Boolean), ("user", MlmdPropertyType.String), ("host", MlmdPropertyType.String), ("system", MlmdPropertyType.String),
        ("runtime", MlmdPropertyType.String), ("revision", MlmdPropertyType.String), ("dirty", MlmdPropertyType.Boolean),
        ("plan_version", MlmdPropertyType.Int), ("plan_digest", MlmdPropertyType.String),
    ];

    private readonly MlmdProperties _properties = new(file, "context");
    private readonly Dictionary<(string Type, string Name), (long Id, long Last)> _lasting = [];
    private long _count;

    /// <summary>Writes the context of a run, and that of its pipeline where this is its first run.</summary>
    /// <returns>The contexts of the pipeline and the run.</returns>
    public (long Pipeline, long Run) Add(HistoryRun run, MlmdPlan plan)
    {
        RunSummary summary = run.Summary;
        long started = summary.StartedAt.ToUnixTimeMilliseconds();
        long ended = (summary.StartedAt + (summary.Duration ?? TimeSpan.Zero)).ToUnixTimeMilliseconds();
        long pipeline = Lasting("pipeline", summary.Pipeline, started, ended).Id;
        long id = Insert(types.Of(MlmdTypeKind.Context, "pipeline_run", null, s_runProperties), summary.RunId, started, ended);
        file.Execute("INSERT INTO ParentContext (context_id, parent_context_id) VALUES ($p0, $p1)", id, pipeline);
        Describe(id, run, plan);
        return (pipeline, id);
    }

    /// <summary>The context of a step in all runs of a pipeline.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="step">The step, without items.</param>
    /// <param name="started">When one was executed, in Unix milliseconds.</param>
    /// <param name="ended">When that ended.</param>
    public long Node(string pipeline, string step, long started, long ended)
    {
        (long id, bool isNew) = Lasting("node", $"{pipeline}.{step}", started, ended);
        if (isNew)
        {
            _properties.Set(id, "pipeline", pipeline);
            _properties.Set(id, "step", step);
        }

        return id;
    }

    /// <summary>Says that an execution belongs to a context.</summary>
    public void Associate(long context, long execution) =>
        file.Execute("INSERT INTO Association (context_id, execution_id) VALUES ($p0, $p1)", context, execution);

    /// <summary>Says that an artifact belongs to a context, once or several times.</summary>
    public void Attribute(long context, long artifact) =>
        file.Execute("INSERT INTO Attribution (context_id, artifact_id) VALUES ($p0, $p1) ON CONFLICT DO NOTHING", context, artifact);

    /// <summary>Writes when pipelines and nodes were last heard of.</summary>
    public void Complete()
    {
        foreach ((long id, long last) in _lasting.Values)
            file.Execute("UPDATE Context SET last_update_time_since_epoch = $p1 WHERE id = $p0", id, last);
    }

    private void Describe(long id, HistoryRun run, MlmdPlan plan)
    {
        RunSummary summary = run.Summary;
        _properties.Set(id, "status", summary.Status.ToString().ToLowerInvariant());
        _properties.Set(id, "seed", summary.Seed.ToString(CultureInfo.InvariantCulture));
        if (summary.Duration is { } duration)
            _properties.Set(id, "seconds", MlmdValue.Of(duration.TotalSeconds));
        _properties.Set(id, "resumes", summary.Resumes);
        _properties.Set(id, "pinned", MlmdValue.Of(summary.IsPinned));
        if (run.Origin is { } origin)
        {
            _properties.Set(id, "user", origin.User);
            _properties.Set(id, "host", origin.Host);
            _properties.Set(id, "system", origin.System);
            _properties.Set(id, "runtime", origin.Runtime);
            _properties.Set(id, "revision", origin.Revision);
            if (origin.IsDirty is { } isDirty)
                _properties.Set(id, "dirty", MlmdValue.Of(isDirty));
            _properties.Set(id, "plan_version", MlmdValue.Of(origin.PlanVersion));
            _properties.Set(id, "plan_digest", origin.PlanDigest);
        }

        _properties.SetCustom(id, run.Parameters, plan.TypeOf);
        foreach ((string name, string value) in summary.Tags)
            _properties.SetCustom(id, $"tag.{name}", MlmdValue.Of(value));
        for (int i = 0; i < run.Notes.Length; i++)
        {
            _properties.SetCustom(id, string.Create(CultureInfo.InvariantCulture, $"note.{i + 1}"), MlmdValue.Of(run.Notes[i].Text));
            _properties.SetCustom(id, string.Create(CultureInfo.InvariantCulture, $"note.{i + 1}.author"), MlmdValue.Of(run.Notes[i].Author));
        }
    }

    private (long Id, bool IsNew) Lasting(string typeName, string name, long started, long ended)
    {
        if (_lasting.TryGetValue((typeName, name), out (long Id, long Last) known))
        {
            _lasting[(typeName, name)] = (known.Id, Math.Max(known.Last, ended));
            return (known.Id, false);
        }

        long type = types.Of(
            MlmdTypeKind.Context, typeName, null, typeName == "node" ? [("pipeline", MlmdPropertyType.String), ("step", MlmdPropertyType.String)] : []);
        long id = Insert(type, name, started, ended);
        _lasting.Add((typeName, name), (id, ended));
        return (id, true);
    }

    private long Insert(long type, string name, long started, long ended)
    {
        long id = ++_count;
        file.Execute(
            "INSERT INTO Context (id, type_id, name, create_time_since_epoch, last_update_time_since_epoch) VALUES ($p0, $p1, $p2, $p3, $p4)",
            id, type, MlmdText.Name(name), started, ended);
        return id;
    }
}
