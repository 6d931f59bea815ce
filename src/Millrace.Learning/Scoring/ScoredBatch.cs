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

    private readonly SharedColumns<TRow, TScored> _shared = new();
    private readonly int _score;

    /// <summary>Finds the columns.</summary>
    /// <exception cref="MillraceException">There is no column for the predictions, or several, or one that the rows have with another type or as
    /// sensitive.</exception>
    public ScoredBatch()
    {
        ColumnInfo[] others = [.. _shared.Others.Select(static i => TScored.Schema.Columns[i])];
        if (others is not [{ Type: ColumnType.Single or ColumnType.Double }])
            throw NoScore(others);
        _score = _shared.Others[0];
    }

    /// <summary>Copies the columns of rows and predicts them.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="model">The model.</param>
    /// <returns>The batch; valid until it is filled again.</returns>
    public Batch<TScored> Fill<TFeatures>(Batch<TRow> rows, Model<TFeatures> model)
        where TFeatures : struct, IFeatures<TFeatures>
    {
        _batch.Clear();
        _shared.Copy(rows, 0, rows.Count, _batch);
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

    private static MillraceException NoScore(ColumnInfo[] others)
    {
        string found = others switch
        {
            [] => $"it has none that {TRow.Schema.Name} does not have",
            [var only] => $"\"{only.Name}\", the only one that {TRow.Schema.Name} does not have, is {only.TypeName}",
            _ => $"{TRow.Schema.Name} has none of {string.Join(", ", others.Select(static column => $"\"{column.Name}\""))}",
        };
        return new MillraceException(
            $"{TScored.Schema.Name} needs one column for the predictions, of float or double, beside columns of {TRow.Schema.Name}, but {found}. " +
            $"Write [Schema(From = typeof({TRow.Schema.Name}))] and one more [Column] property.");
    }
}
