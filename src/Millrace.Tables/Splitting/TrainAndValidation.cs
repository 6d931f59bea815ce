using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Rows in two parts: one of the folds, and all the others. No row is in both, and each is in one.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="Train">Rows of the other folds.</param>
/// <param name="Validation">Rows of the fold.</param>
public readonly record struct TrainAndValidation<T>(Dataset<T> Train, Dataset<T> Validation)
    where T : struct, ISchema<T>;
