using System.Buffers;
using System.Numerics.Tensors;
using Millrace.Data;
using Millrace.Features;

namespace Millrace.Learning;

/// <summary>A batch of rows with their predictions, filled again and again.</summary>
/// <typeparam name="TRow">The rows' schema.</typeparam>
/// <typeparam name="TScored">The result's schema.</typeparam>
internal sealed class ScoredBatch<TRow, TScored> : IDisposable
    where TRow : struct, ISchema<TRow>
    where TScored : struct, ISchema<TScored>
{
    private readonly Batch<TScored> _batch = TScored.CreateBatch(0);

    // For each column of the result the rows' column that it copies; -1 for the one of the predictions.
    private readonly int[] _sources;
    private readonly int _score;

    /// <summary>Finds the columns.</summary>
    /// <exception cref="MillraceException">There is no column for the predictions, or several, or one that the rows have with another type or as
    /// sensitive.</exception>
    public ScoredBatch()
    {
        _sources = [.. TScored.Schema.Columns.Select(static column => TRow.Schema.IndexOf(column.Name))];
        ColumnInfo[] missing = [.. TScored.Schema.Columns.Where((_, i) => _sources[i] < 0)];
        if (missing is not [{ Type: ColumnType.Single or ColumnType.Double, Item: null } score])
            throw NoScore(missing);
        _score = TScored.Schema.IndexOf(score.Name);
        using Batch<TRow> rows = TRow.CreateBatch(0);
        for (int i = 0; i < _sources.Length; i++)
        {
            if (i != _score)
                CheckCopy(rows.Columns[_sources[i]], _batch.Columns[i]);
        }
    }

    /// <summary>Copies the columns of rows and predicts them.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="model">The model.</param>
    /// <returns>The batch; valid until it is filled again.</returns>
    public Batch<TScored> Fill<TFeatures>(Batch<TRow> rows, Model<TFeatures> model)
        where TFeatures : struct, IFeatures<TFeatures>
    {
        _batch.Clear();
        for (int i = 0; i < _sources.Length; i++)
        {
            if (i != _score)
                _batch.Columns[i].AppendRange(rows.Columns[_sources[i]], 0, rows.Count);
        }

        if (_batch.Columns[_score] is ValueColumn<float> singles)
            model.Predict(rows, singles.AppendUninitialized(rows.Count));
        else
            PredictDoubles(rows, model, ((ValueColumn<double>)_batch.Columns[_score]).AppendUninitialized(rows.Count));
        return _batch;
    }

    /// <inheritdoc/>
    public void Dispose() => _batch.Dispose();

    private static void PredictDoubles<TFeatures>(Batch<TRow> rows, Model<TFeatures> model, Span<double> scores)
        where TFeatures : struct, IFeatures<TFeatures>
    {
        float[] rented = ArrayPool<float>.Shared.Rent(rows.Count);
        try
        {
            model.Predict(rows, rented);
            TensorPrimitives.ConvertTruncating<float, double>(rented.AsSpan(0, rows.Count), scores);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    private static MillraceException NoScore(ColumnInfo[] missing)
    {
        string found = missing switch
        {
            [] => $"it has none that {TRow.Schema.Name} does not have",
            [var only] => $"\"{only.Name}\", the only one that {TRow.Schema.Name} does not have, is {only.TypeName}",
            _ => $"{TRow.Schema.Name} has none of {string.Join(", ", missing.Select(static column => $"\"{column.Name}\""))}",
        };
        return new MillraceException(
            $"{TScored.Schema.Name} needs one column for the predictions, of float or double, beside columns of {TRow.Schema.Name}, but {found}. " +
            $"Write [Schema(From = typeof({TRow.Schema.Name}))] and one more [Column] property.");
    }

    private static void CheckCopy(Column from, Column to)
    {
        // Enumerations are columns of types of their own.
        if (!from.Info.CanBeReadAs(to.Info) || from.GetType() != to.GetType())
        {
            throw new MillraceException(
                $"Column \"{to.Info.Name}\" is {to.Info.TypeName} in {TScored.Schema.Name} and {from.Info.TypeName} in {TRow.Schema.Name}. " +
                "Give it the same type in both, or rename one.");
        }

        if (from.Info.IsSensitive && !to.Info.IsSensitive)
            throw new MillraceException($"Column \"{to.Info.Name}\" is sensitive in {TRow.Schema.Name}: mark it [Sensitive] in {TScored.Schema.Name} as well, or leave it out.");
    }
}
