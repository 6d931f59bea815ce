using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>The code that counts what rows of one schema have that the training rows had not. Immutable, so that threads share it.</summary>
internal sealed class CountingFlows
{
    private readonly FittedSet _fitted;
    private readonly ImmutableArray<NumberFlow?> _numbers;
    private readonly ImmutableArray<(ColumnFlow Values, int Source)> _elements;
    private readonly ImmutableArray<NumberFlow?> _elementNumbers;
    private readonly ImmutableArray<(int Feature, UnkeptValues Values)> _unkept;

    /// <param name="fitted">The features.</param>
    /// <param name="context">What they are bound with.</param>
    public CountingFlows(FittedSet fitted, FlowContext context)
    {
        _fitted = fitted;
        _numbers = [.. context.Sources.Select(static source => source.Numbers)];
        _elements = [.. fitted.Definition.Lists.Select(source => (context.ItemsOf(context.Sources[source]), source))];
        _elementNumbers = [.. _elements.Select(static each => each.Values.Numbers)];
        _unkept = [.. fitted.Features.SelectMany((feature, i) => Unkept(feature, i, context))];
    }

    /// <summary>Counts the rows of a batch.</summary>
    /// <param name="work">The rows.</param>
    /// <param name="sources">Receives what is counted of each source, added to what is there; elements of lists count with their lists.</param>
    /// <param name="unseen">Receives how many values each feature does not keep, added to what is there.</param>
    public void Count(FeatureWork work, Span<ValueCounts> sources, Span<long> unseen)
    {
        for (int i = 0; i < _numbers.Length; i++)
            sources[i] += ValueCounts.Of(work, work.Columns[i], _numbers[i], _fitted.On.Sources[i].Range);
        for (int i = 0; i < _elements.Length; i++)
        {
            (ColumnFlow values, int source) = _elements[i];
            sources[source] += ValueCounts.Of(work, work.Columns[values.Source], _elementNumbers[i], _fitted.On.Sources[source].Elements?.Range);
        }

        foreach ((int feature, UnkeptValues values) in _unkept)
            unseen[feature] += values.Count(work);
    }

    private IEnumerable<(int Feature, UnkeptValues Values)> Unkept(FittedFeature feature, int index, FlowContext context)
    {
        ImmutableArray<FeatureFlow> lanes = [.. _fitted.Definition.SourcesOf(index).Select(source => context.Sources[source])];
        for (int i = 0; i < feature.Stages.Length; i++)
        {
            foreach (UnkeptValues values in feature.Stages[i].Unkept(lanes, context))
                yield return (index, values);
            if (i + 1 < feature.Stages.Length)
                lanes = feature.Stages[i].Bind(lanes, context);
        }
    }
}
