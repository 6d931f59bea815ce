using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Engine;

/// <summary>What tests of the engine share.</summary>
internal static class Plain
{
    /// <summary>Budgets and threads: all in memory, and hardly anything.</summary>
    public static IEnumerable<TableOptions> Options(Action<long>? whenSpilled = null) =>
    [
        TableOptions.OfBytes(64 << 20, 1), TableOptions.OfBytes(64 << 20, 3),
        TableOptions.OfBytes(2048, 1, whenSpilled), TableOptions.OfBytes(40_000, 2, whenSpilled),
    ];

    /// <summary>Runs work in a step whose folders go afterwards, and looks that it leaves no files of its own.</summary>
    public static T[] Run<T>(Func<StepContext, Task<Dataset<T>>> work)
        where T : struct, ISchema<T>
    {
        using var step = new TestStepContext();
        return work(step).GetAwaiter().GetResult().ToArrayAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <summary>A row as text, in which numbers that are equal look equal.</summary>
    public static string Show<T>(T row)
        where T : struct, ISchema<T>
    {
        using Batch<T> batch = T.CreateBatch(1);
        batch.Add(in row);
        return string.Join(" | ", batch.Columns.Select(static column => column.FormatText(0) ?? "null"));
    }

    public static string[] Show<T>(IEnumerable<T> rows)
        where T : struct, ISchema<T> => [.. rows.Select(static row => Show(row))];

    /// <summary>Compares as orders do: NaN behind all numbers.</summary>
    public static int Compare(double left, double right) =>
        double.IsNaN(left) || double.IsNaN(right) ? double.IsNaN(left).CompareTo(double.IsNaN(right)) : left.CompareTo(right);

    /// <summary>Compares values that may be missing.</summary>
    public static int CompareMissing<T>(T? left, T? right, Comparison<T> compare, bool isDescending, bool missingFirst)
        where T : struct
    {
        if (left is null || right is null)
            return (left is null).CompareTo(right is null) * (missingFirst ? -1 : 1);
        int order = compare(left.Value, right.Value);
        return isDescending ? -order : order;
    }
}
