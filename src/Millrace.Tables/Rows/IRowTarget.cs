using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Takes rows one after the other.</summary>
/// <typeparam name="T">The row type.</typeparam>
internal interface IRowTarget<T>
    where T : struct, ISchema<T>
{
    /// <summary>Adds a row behind the last one; waits where there are too many that nobody has written yet.</summary>
    void Add(in T row);
}
