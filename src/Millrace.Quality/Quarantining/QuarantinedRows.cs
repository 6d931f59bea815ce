using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Rows in two parts, each in the order of the dataset.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="Valid">Rows that pass all tests.</param>
/// <param name="Quarantined">The others.</param>
/// <param name="Reasons">Why, a row for each of them.</param>
internal sealed record QuarantinedRows<T>(Dataset<T> Valid, Dataset<T> Quarantined, Dataset<QuarantineReason> Reasons)
    where T : struct, ISchema<T>;
