namespace Millrace.Benchmarks.Data;

/// <summary>What every reader comes to that has read every value of the table: sums, exact in any order.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Id">Sum of the column.</param>
/// <param name="Amount">Sum of the column.</param>
/// <param name="Score">Sum of the column.</param>
/// <param name="StationLength">Characters of all texts.</param>
/// <param name="Rate">Sum of the values that are there.</param>
/// <param name="Rates">How many are there.</param>
/// <param name="TakenAt">Sum of microseconds since <see cref="Readings.Start"/>.</param>
public readonly record struct ReadingSums(long Rows, long Id, double Amount, double Score, long StationLength, double Rate, long Rates, long TakenAt)
{
    /// <summary>The sums of both.</summary>
    public static ReadingSums operator +(ReadingSums left, ReadingSums right) => new(
        left.Rows + right.Rows,
        left.Id + right.Id,
        left.Amount + right.Amount,
        left.Score + right.Score,
        left.StationLength + right.StationLength,
        left.Rate + right.Rate,
        left.Rates + right.Rates,
        left.TakenAt + right.TakenAt);
}
