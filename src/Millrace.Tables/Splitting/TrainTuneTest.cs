using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Rows in three parts: to learn from, to choose by, and to judge by in the end. No row is in two, and each is in one.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="Train">Rows that features and models learn from.</param>
/// <param name="Tune">Rows that the better model is chosen on.</param>
/// <param name="Test">Rows that nobody sees before the final evaluation.</param>
public readonly record struct TrainTuneTest<T>(Dataset<T> Train, Dataset<T> Tune, [Holdout] Dataset<T> Test)
    where T : struct, ISchema<T>;
