using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Splits rows by the hash of a key. Rows of one key stay together, and a key's part depends on nothing but itself, the fractions and the salt: not on other
/// rows, their order, the machine or the run. A row that is tested on stays so while the fraction grows.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
/// <typeparam name="TKey">What tells rows apart; <see cref="WholeRow{T}"/> where nothing else does.</typeparam>
[Component, IgnoresExpectations]
[Resources(Cpus = TableOptions.UsualCpus)]
public sealed partial class SplitByHash<T, TKey>
    where T : struct, ISchema<T>
    where TKey : IRowKey<T>
{
    /// <summary>Share of the keys that is chosen by.</summary>
    [Parameter, InRange(0, 0.9)]
    public double TuneFraction { get; init; } = 0.15;

    /// <summary>Share of the keys that nobody sees before the final evaluation.</summary>
    [Parameter, InRange(0, 0.9)]
    public double TestFraction { get; init; } = 0.2;

    /// <summary>Any text: another one makes another split. Give one to split a part again by the same key, which would else stay whole.</summary>
    [Parameter]
    public string Salt { get; init; } = "";

    /// <summary>Writes each row into one of the three parts.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="step">Receives progress and the number of rows of each part.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ParameterException">The fractions leave nothing to learn from.</exception>
    public Task<TrainTuneTest<T>> RunAsync(Dataset<T> rows, StepContext step, CancellationToken cancellation) =>
        rows.SplitByHashAsync(step, TKey.Key, TuneFraction, TestFraction, Salt, null, cancellation);
}
