using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.ExceptionServices;
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
    // Enough that a thread has something to do, few enough that all have.
    private const int SliceRows = 1 << 12;

    // Features of 64 MiB; a batch of very wide ones would take any amount, or more than an array has.
    private const int UsualNumbers = 1 << 24;

    private readonly Batch<TScored> _batch = TScored.CreateBatch(0);
    private readonly int _mostNumbers;
    private Batch<TRow>? _part;

    private readonly SharedColumns<TRow, TScored> _shared = new();
    private readonly int _score;

    /// <summary>Finds the columns.</summary>
    /// <param name="mostNumbers">How many numbers, of the features of several rows, there may be at a time; of one row always all.</param>
    /// <exception cref="MillraceException">There is no column for the predictions, or several, or one that the rows have with another type or as
    /// sensitive.</exception>
    public ScoredBatch(int mostNumbers = UsualNumbers)
    {
        _mostNumbers = mostNumbers;
        ColumnInfo[] others = [.. _shared.Others.Select(static i => TScored.Schema.Columns[i])];
        if (others is not [{ Type: ColumnType.Single or ColumnType.Double }])
            throw NoScore(others);
        _score = _shared.Others[0];
    }

    /// <summary>Copies the columns of rows and predicts them, slices of them on several threads.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="model">The model.</param>
    /// <param name="threads">How many predict at a time.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The batch; valid until it is filled again.</returns>
    public Batch<TScored> Fill<TFeatures>(Batch<TRow> rows, Model<TFeatures> model, int threads, CancellationToken cancellation)
        where TFeatures : struct, IFeatures<TFeatures>
    {
        _batch.Clear();
        _shared.Copy(rows, 0, rows.Count, _batch);
        float[] scores = ArrayPool<float>.Shared.Rent(rows.Count);
        try
        {
            PredictParts(rows, model, scores.AsMemory(0, rows.Count), threads, cancellation);
            ReadOnlySpan<float> predicted = scores.AsSpan(0, rows.Count);
            if (_batch.Columns[_score] is ValueColumn<float> singles)
                predicted.CopyTo(singles.AppendUninitialized(rows.Count));
            else
                TensorPrimitives.ConvertTruncating(predicted, ((ValueColumn<double>)_batch.Columns[_score]).AppendUninitialized(rows.Count));
            return _batch;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _batch.Dispose();
        _part?.Dispose();
    }

    private void PredictParts<TFeatures>(Batch<TRow> rows, Model<TFeatures> model, Memory<float> scores, int threads, CancellationToken cancellation)
        where TFeatures : struct, IFeatures<TFeatures>
    {
        int most = Math.Max(1, _mostNumbers / Math.Max(1, model.Predictor.Width));
        if (rows.Count <= most)
        {
            Predict(rows, model, scores, threads, cancellation);
            return;
        }

        _part ??= TRow.CreateBatch(0);
        for (int first = 0; first < rows.Count; first += most)
        {
            int count = Math.Min(most, rows.Count - first);
            _part.Clear();
            _part.AppendRange(rows, first, count);
            Predict(_part, model, scores.Slice(first, count), threads, cancellation);
        }
    }

    // A row's prediction depends on that row alone, so slices may go anywhere.
    private static void Predict<TFeatures>(Batch<TRow> rows, Model<TFeatures> model, Memory<float> scores, int threads, CancellationToken cancellation)
        where TFeatures : struct, IFeatures<TFeatures>
    {
        (int count, int width) = (rows.Count, model.Predictor.Width);
        float[] vectors = ArrayPool<float>.Shared.Rent(count * width);
        try
        {
            model.Features.Transform(rows, vectors.AsSpan(0, count * width));
            Parallel.For(0, (count + SliceRows - 1) / SliceRows, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, slice =>
            {
                int first = slice * SliceRows;
                int length = Math.Min(SliceRows, count - first);
                model.Predictor.Predict(vectors.AsSpan(first * width, length * width), scores.Span.Slice(first, length));
            });
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(vectors);
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
