using System.Globalization;
using System.Numerics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Reads the weights of rows from a column of numbers. For one thread at a time.</summary>
internal abstract class RowWeights
{
    private double[] _weights = [];

    private RowWeights()
    {
    }

    /// <summary>The reader of a column.</summary>
    /// <param name="schema">The rows' schema.</param>
    /// <param name="name">The column's name; null where each row counts once.</param>
    /// <returns>Null where each row counts once.</returns>
    /// <exception cref="DataException">There is no such column, or it holds no numbers.</exception>
    public static RowWeights? Of(SchemaInfo schema, string? name)
    {
        if (name is null)
            return null;
        int place = OptionColumns.Find(schema, name, "weights");
        ColumnInfo column = schema.Columns[place];
        return column.Type.IsNumber()
            ? column.Type.Accept(new Readers(place))
            : throw new DataException($"Column \"{name}\" of {schema.Name} cannot give rows their weights: it holds {column.Type}, and weights are numbers.");
    }

    /// <summary>The weights of a batch's rows. Valid until it reads again.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="first">Its first row in the dataset.</param>
    /// <exception cref="DataException">One is missing, negative, too large, infinite or NaN.</exception>
    public ReadOnlySpan<double> Read(Batch batch, long first)
    {
        if (_weights.Length < batch.Count)
            _weights = new double[batch.Count];
        Span<double> weights = _weights.AsSpan(0, batch.Count);
        Column column = Fill(batch, weights);
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] is >= 0 and <= Weights.Most && !(column.MissingCount > 0 && column.IsMissing(i)))
                continue;
            throw new DataException(string.Create(
                CultureInfo.InvariantCulture,
                $"Row {first + i} has the weight {ShownValue.Of(column, i)} in column \"{column.Info.Name}\". Weights lie between 0 and {Weights.Most:R}: "
                + $"correct or leave out such rows."));
        }

        return weights;
    }

    private protected abstract Column Fill(Batch batch, Span<double> weights);

    private sealed class Reader<T>(int place) : RowWeights
        where T : unmanaged, INumber<T>
    {
        private protected override Column Fill(Batch batch, Span<double> weights)
        {
            var column = (ValueColumn<T>)batch.Columns[place];
            NumberBlocks.ToDoubles(column.Values, weights);
            if (typeof(T) == typeof(double))
                ((ValueColumn<double>)(object)column).Values.CopyTo(weights);
            return column;
        }
    }

    private sealed class Readers(int place) : INumberVisitor<RowWeights>
    {
        public RowWeights Visit<T>()
            where T : unmanaged, INumber<T> => new Reader<T>(place);
    }
}
