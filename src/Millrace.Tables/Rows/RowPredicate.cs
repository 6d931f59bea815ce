using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Whether a row stays. Called on several threads at a time, for rows in no particular order: let it depend on the row alone.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="row">The row.</param>
public delegate bool RowPredicate<T>(in T row)
    where T : struct, ISchema<T>;
