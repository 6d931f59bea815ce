using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Looks at what is said of a result's columns.</summary>
internal static class ResultColumns
{
    /// <summary>Makes sure that each column is said once.</summary>
    /// <exception cref="DataException">One is said twice or never.</exception>
    public static void CheckOnce(SchemaInfo result, IEnumerable<int> said, string what)
    {
        int[] times = new int[result.Columns.Length];
        foreach (int column in said)
            times[column]++;
        for (int i = 0; i < times.Length; i++)
        {
            if (times[i] == 0)
                throw new DataException($"The {what} says nothing of column \"{result.Columns[i].Name}\" of {result.Name}: say what goes into it.");
            if (times[i] > 1)
                throw new DataException($"The {what} says {times[i]} times what goes into column \"{result.Columns[i].Name}\" of {result.Name}: say it once.");
        }
    }
}
