using Millrace.Data;

namespace Millrace.Quality;

/// <summary>A dataset that was checked: what goes on, what was set apart and why, and what was found.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="Valid">The rows that go on, in their order.</param>
/// <param name="Quarantined">The rows that were set apart, in their order; none unless the gate is <see cref="Gate.Quarantine"/>.</param>
/// <param name="Reasons">Why, a row for each of them, in the same order.</param>
/// <param name="Report">What was found in all rows.</param>
public readonly record struct ValidatedData<T>(Dataset<T> Valid, Dataset<T> Quarantined, Dataset<QuarantineReason> Reasons, DataReport Report)
    where T : struct, ISchema<T>;
