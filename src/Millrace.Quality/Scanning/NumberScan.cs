using System.Numerics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Scans numbers. The sum for the mean is compensated
/// (Neumaier: Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, 1974) and does not depend on how rows are cut into batches.
/// </summary>
internal sealed class NumberScan<T>(ColumnInfo column, ValueFormat<T> format) : ValueScan<T>(column, format)
    where T : struct, INumber<T>
{
    private long _notANumber;
    private long _infinite;
    private double _sum;
    private double _lost;

    public override ColumnReport Report()
    {
        double mean = (_sum + _lost) / (Present - _notANumber - _infinite);
        return base.Report() with { NotANumber = _notANumber, Infinite = _infinite, Mean = double.IsFinite(mean) && !Info.IsSensitive ? mean : null };
    }

    protected override void Scan(Column values)
    {
        base.Scan(values);
        var typed = (ValueColumn<T>)values;
        ReadOnlySpan<T> all = typed.Values;
        bool mayMiss = typed.MissingCount > 0;
        for (int i = 0; i < all.Length; i++)
        {
            if (mayMiss && typed.IsMissing(i))
                continue;
            double value = double.CreateTruncating(all[i]);
            if (double.IsFinite(value))
                Sum(value);
            else if (double.IsNaN(value))
                _notANumber++;
            else
                _infinite++;
        }
    }

    private void Sum(double value)
    {
        double sum = _sum + value;
        _lost += Math.Abs(_sum) >= Math.Abs(value) ? _sum - sum + value : value - sum + _sum;
        _sum = sum;
    }
}
