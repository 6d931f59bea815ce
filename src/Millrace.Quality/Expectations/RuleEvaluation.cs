using System.Numerics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Looks for rows that break a rule, batch by batch, and merges as <see cref="ExpectationCheck"/> does. Not for several threads at once.</summary>
/// <param name="schema">The rows' schema.</param>
/// <param name="rule">The rule.</param>
internal sealed class RuleEvaluation(SchemaInfo schema, RuleExpectation rule)
{
    private const string Remedy = "Let it return true or false for every row.";

    private readonly FirstBroken _first = new();
    private readonly int[] _places = [.. rule.Columns.Select(schema.IndexOf)];
    private readonly Column[] _columns = new Column[rule.Columns.Length];
    private ulong[] _broken = [];
    private long _checked;
    private long _count;

    private bool ReadsSensitive => _places.Any(place => schema.Columns[place].IsSensitive);

    /// <summary>Looks at the rows of a batch. Only the rule's columns need hold values.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="firstRow">Its first row in the dataset.</param>
    /// <exception cref="MillraceException">The rule throws for a row.</exception>
    public void Add(Batch batch, long firstRow)
    {
        int rows = batch.Count;
        int words = (rows + 63) >> 6;
        if (_broken.Length < words)
            _broken = new ulong[words];
        Span<ulong> broken = _broken.AsSpan(0, words);
        broken.Clear();
        for (int i = 0; i < _places.Length; i++)
            _columns[i] = batch.Columns[_places[i]];
        Check(rows, broken, firstRow);
        _checked += rows;
        for (int word = 0; word < broken.Length; word++)
        {
            _count += BitOperations.PopCount(broken[word]);
            for (ulong bits = broken[word]; bits != 0 && _first.Wants(firstRow + (word << 6)); bits &= bits - 1)
            {
                int row = (word << 6) + BitOperations.TrailingZeroCount(bits);
                _first.Add(firstRow + row, Show(row));
            }
        }
    }

    /// <summary>Takes what another one found in other rows.</summary>
    public void Merge(RuleEvaluation other)
    {
        _checked += other._checked;
        _count += other._count;
        _first.Merge(other._first);
    }

    /// <summary>The rows of the last batch that break it, a bit each.</summary>
    /// <param name="rows">How many rows it has.</param>
    public ReadOnlySpan<ulong> BrokenRows(int rows) => _broken.AsSpan(0, (rows + 63) >> 6);

    /// <summary>What reports call a rule.</summary>
    public static string NameOf(RuleExpectation rule) => $"{rule} {rule.Name}";

    /// <summary>What was found.</summary>
    public ExpectationReport Report() => new(NameOf(rule), _checked, _count, rule.Tolerance, _first.ToExamples()) { Says = rule.Says };

    private void Check(int rows, Span<ulong> broken, long firstRow)
    {
        try
        {
            rule.Check(_columns, rows, broken);
        }
        catch (Exception error) when (ReadsSensitive && error is not OutOfMemoryException)
        {
            // A message may repeat the value, and so may that of an exception within.
            throw new MillraceException(
                $"{Throws(rows, firstRow)}: {error.GetType().Name}, whose message is not told, for it may hold values of a sensitive column. {Remedy}");
        }
        catch (Exception error) when (error is not (MillraceException or OutOfMemoryException))
        {
            throw new MillraceException($"{Throws(rows, firstRow)}: {error.Message} {Remedy}", error);
        }
    }

    private string Throws(int rows, long firstRow) => $"The rule {schema.Name}.{rule.Name} throws in rows {firstRow} to {firstRow + rows - 1}";

    private string Show(int row) => string.Join(", ", _columns.Select(column => $"{column.Info.Name} = {ShownValue.Of(column, row)}"));
}
