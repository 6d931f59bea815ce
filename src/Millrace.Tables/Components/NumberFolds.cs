namespace Millrace.Tables;

/// <summary>
/// The folds of a cross-validation, for a pipeline to map over:
/// <c>NumberFolds.Step(folds: 5).Map(fold => { var (train, validation) = SplitFold&lt;Trip, ByTrip&gt;.Step(trips, fold); … })</c>
/// </summary>
[Component, IgnoresExpectations]
public sealed partial class NumberFolds
{
    /// <summary>How many folds.</summary>
    [Parameter, InRange(2, 1000)]
    public int Folds { get; init; } = 5;

    /// <summary>Numbers them.</summary>
    public Collection<Fold> Run() => Collection.Of(Enumerable.Range(0, Folds).Select(number => new Fold(number, Folds)));
}
