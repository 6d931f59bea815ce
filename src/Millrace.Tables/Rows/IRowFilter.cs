using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Which rows stay, as code over one row. A type rather than a lambda, so that a pipeline can name it: <c>FilterRows&lt;Trip, PaidByCard&gt;.Step(trips)</c>.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
public interface IRowFilter<T>
    where T : struct, ISchema<T>
{
    /// <summary>Whether a row stays. Called on several threads at a time, for rows in no particular order: let it depend on the row alone.</summary>
    /// <param name="row">The row.</param>
    static abstract bool Keep(in T row);
}
