using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Splits rows by their time: the earliest are learned from, the latest tested on. Points in time say where, or, where neither is given, fractions of the
/// rows. A row at a point, and all rows of the same time as the first one of a fraction, belong to the later part.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
/// <typeparam name="TTime">When rows were.</typeparam>
[Component, IgnoresExpectations]
[Resources(Cpus = TableOptions.UsualCpus)]
public sealed partial class SplitByTime<T, TTime>
    where T : struct, ISchema<T>
    where TTime : IRowTime<T>
{
    /// <summary>The first time that is chosen by, written as in a file: 2024-03-01, 2024-03-01T06:00, or a number.</summary>
    [Parameter]
    public string TuneFrom { get; init; } = "";

    /// <summary>The first time that nobody sees before the final evaluation.</summary>
    [Parameter]
    public string TestFrom { get; init; } = "";

    /// <summary>Share of the rows that is chosen by, where no point in time is given.</summary>
    [Parameter, InRange(0, 0.9)]
    public double TuneFraction { get; init; } = 0.15;

    /// <summary>Share of the rows that nobody sees before the final evaluation, where no point in time is given.</summary>
    [Parameter, InRange(0, 0.9)]
    public double TestFraction { get; init; } = 0.2;

    /// <summary>Where rows go whose time is missing.</summary>
    [Parameter]
    public MissingTime Missing { get; init; }

    /// <summary>Writes each row into one of the three parts.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="step">Receives progress and the number of rows of each part.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ParameterException">A point is no time, the later one comes first, or the fractions leave nothing to learn from.</exception>
    /// <exception cref="DataException">A row has no time, and no part is named for it.</exception>
    public Task<TrainTuneTest<T>> RunAsync(Dataset<T> rows, StepContext step, CancellationToken cancellation) => TuneFrom.Length + TestFrom.Length > 0
        ? rows.SplitByTimeAsync(step, TTime.Time, TuneFrom, TestFrom, Missing, null, cancellation)
        : rows.SplitByTimeAsync(step, TTime.Time, TuneFraction, TestFraction, Missing, null, cancellation);
}
