using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>The rows of a comparison while it is made: each thing by its name, in the order in which the runs have it.</summary>
/// <param name="runs">The runs.</param>
internal sealed class ComparedRows(ImmutableArray<ComparedRun> runs)
{
    private readonly ImmutableArray<ComparedRow>.Builder _rows = ImmutableArray.CreateBuilder<ComparedRow>();

    /// <summary>The rows, which are none any more afterwards.</summary>
    public ImmutableArray<ComparedRow> Drain() => _rows.DrainToImmutable();

    /// <summary>Adds texts.</summary>
    public void Add(ComparedKind kind, Func<RunRecord, IEnumerable<(string Name, string? Value)>> read) =>
        AddWhere(kind, run => read(run.Record), static _ => true);

    /// <summary>Adds texts, where a row says something.</summary>
    /// <param name="kind">What they are about.</param>
    /// <param name="read">Reads those of a run.</param>
    /// <param name="isWanted">Chooses rows.</param>
    public void AddWhere(ComparedKind kind, Func<ComparedRun, IEnumerable<(string Name, string? Value)>> read, Func<ComparedRow, bool> isWanted)
    {
        (string Name, string? Value)[][] all = [.. runs.Select(run => read(run).ToArray())];
        Dictionary<string, string?>[] values = [.. all.Select(First)];
        foreach (string name in Names(all))
        {
            var row = new ComparedRow(kind, name, [.. values.Select(each => each.GetValueOrDefault(name))]);
            if (isWanted(row))
                _rows.Add(row);
        }
    }

    /// <summary>Adds numbers.</summary>
    public void AddNumbers(ComparedKind kind, Func<ComparedRun, IEnumerable<(string Name, double Value)>> read)
    {
        (string Name, double Value)[][] all = [.. runs.Select(run => read(run).ToArray())];
        Dictionary<string, double>[] numbers = [.. all.Select(First)];
        foreach (string name in Names(all))
        {
            ImmutableArray<double?> values = [.. numbers.Select(each => each.TryGetValue(name, out double value) ? value : (double?)null)];
            _rows.Add(new ComparedRow(kind, name, [.. values.Select(static value => value?.ToString("R", CultureInfo.InvariantCulture))]) { Numbers = values });
        }
    }

    /// <summary>All names, in the order of the first run that has them.</summary>
    private static IEnumerable<string> Names<T>(IEnumerable<(string Name, T Value)[]> all) =>
        all.SelectMany(static each => each.Select(static pair => pair.Name)).Distinct(StringComparer.Ordinal);

    private static Dictionary<string, T> First<T>((string Name, T Value)[] values)
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach ((string name, T value) in values)
            found.TryAdd(name, value);
        return found;
    }
}
