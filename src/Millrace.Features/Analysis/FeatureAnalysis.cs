using Millrace.Data;

namespace Millrace.Features;

/// <summary>All that a feature set has to know of the training rows, learned in one scan: each column is read once, whatever asks for it.</summary>
internal sealed class FeatureAnalysis(FeatureDefinition definition)
{
    private readonly Dictionary<string, ColumnAnalysis> _columns = new(StringComparer.Ordinal);
    private SchemaInfo? _schema;
    private (ColumnAnalysis Analysis, int Position)[] _bound = [];
    private bool _complete;

    public long Rows { get; private set; }

    public void Add(Batch batch)
    {
        if (_complete)
            throw new InvalidOperationException("The features are fitted already: no rows can be added.");
        if (!ReferenceEquals(_schema, batch.Schema))
            Bind(batch);
        Rows += batch.Count;
        foreach ((ColumnAnalysis analysis, int position) in _bound)
            analysis.Add(batch.Columns[position]);
    }

    public void Merge(FeatureAnalysis other)
    {
        Rows += other.Rows;
        foreach ((string name, ColumnAnalysis analysis) in other._columns)
        {
            if (_columns.TryGetValue(name, out ColumnAnalysis? own))
                own.Merge(analysis);
            else
                _columns.Add(name, analysis);
        }
    }

    public FittedSet Complete()
    {
        if (Rows == 0)
            throw new MillraceException($"Features {definition.Set.Name} cannot be fitted: the dataset has no rows. Check the source, and the split that made it.");
        foreach (ColumnAnalysis analysis in _columns.Values)
            analysis.Complete();
        _complete = true;
        ColumnAnalysis[] analyses = [.. definition.Columns.Select(column => _columns[column.Name])];
        return new FittedSet(
            definition,
            [.. analyses.Select((analysis, i) => definition.Set.Features[i].Spec.Fit(definition.Set.Features[i], analysis))],
            [.. analyses.Select(static analysis => analysis.Missing)],
            Rows);
    }

    private void Bind(Batch batch)
    {
        int[] positions = definition.Resolve(batch.Schema);
        var needs = new Dictionary<int, AnalysisNeeds>();
        for (int i = 0; i < positions.Length; i++)
            needs[positions[i]] = needs.GetValueOrDefault(positions[i]) | definition.Set.Features[i].Spec.Needs;
        _bound = [.. needs.Select(need => (AnalysisOf(batch.Columns[need.Key], need.Value), need.Key))];
        _schema = batch.Schema;
    }

    private ColumnAnalysis AnalysisOf(Column column, AnalysisNeeds needs)
    {
        if (!_columns.TryGetValue(column.Info.Name, out ColumnAnalysis? analysis))
            _columns.Add(column.Info.Name, analysis = new ColumnAnalysis(column, needs));
        return analysis;
    }
}
